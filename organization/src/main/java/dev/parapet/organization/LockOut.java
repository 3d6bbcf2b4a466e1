package dev.parapet.organization;

import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import dev.parapet.scp.evaluate.Cause;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.evaluate.Request;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.PolicyInvalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether policies would shut out those who set accounts up and repair them. Judged as AWS judges, as if all of them held in one
 * account, with everything but the caller unknown: only what is denied whatever the rest may be is a lock-out.
 */
final class LockOut {
    private static final String MEMBER = "111122223333";

    /** What is done in members under the role of the setup. */
    private static final Map<String, String> SET_UP = Map.ofEntries(
            Map.entry("account:PutAlternateContact", Request.UNKNOWN_RESOURCE),
            Map.entry("config:PutConfigurationRecorder", Request.UNKNOWN_RESOURCE),
            Map.entry("config:PutDeliveryChannel", Request.UNKNOWN_RESOURCE),
            Map.entry("config:StartConfigurationRecorder", Request.UNKNOWN_RESOURCE),
            Map.entry("ec2:EnableEbsEncryptionByDefault", Request.UNKNOWN_RESOURCE),
            Map.entry("events:PutRule", "arn:%s:events:eu-west-1:" + MEMBER + ":rule/parapet-forward"),
            Map.entry("events:PutTargets", "arn:%s:events:eu-west-1:" + MEMBER + ":rule/parapet-forward"),
            Map.entry("iam:CreateRole", "arn:%s:iam::" + MEMBER + ":role/parapet/forwarder"),
            Map.entry("iam:PutRolePolicy", "arn:%s:iam::" + MEMBER + ":role/parapet/forwarder"),
            Map.entry("iam:UpdateAccountPasswordPolicy", Request.UNKNOWN_RESOURCE),
            Map.entry("s3:PutAccountPublicAccessBlock", Request.UNKNOWN_RESOURCE));

    /** One call of some families, for the roles of repairs: whoever denies one of these denies repairing. */
    private static final Map<String, String> REPAIR = Map.of(
            "identity", "iam:UpdateAccessKey",
            "database", "rds:ModifyDBInstance",
            "network", "ec2:RevokeSecurityGroupIngress");

    private final List<Objection> found = new ArrayList<>();
    private final Evaluator evaluator;
    private final String partition;

    private LockOut(List<Placed> placed, String partition) {
        this.partition = partition;
        this.evaluator = Evaluator.atRoot(
                read(placed, PolicyType.SERVICE_CONTROL, Dialect.SERVICE_CONTROL),
                read(placed, PolicyType.RESOURCE_CONTROL, Dialect.RESOURCE_CONTROL));
    }

    /**
     * What stands in the way of attaching these policies.
     *
     * @param role the one by which accounts are set up
     */
    static List<Objection> of(List<Placed> placed, String role, String partition) {
        LockOut lockOut = new LockOut(placed, partition);
        Map<Cause, List<String>> denied = new LinkedHashMap<>();
        SET_UP.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(call -> lockOut.ask(role, call.getKey(), call.getValue(), denied));
        REPAIR.forEach((family, action) -> lockOut.ask("parapet/" + family, action, Request.UNKNOWN_RESOURCE, denied));
        denied.forEach(
                (cause, calls) -> lockOut.found.add(
                        Objection.stop(
                                "policy %s would lock Parapet out: statement %s denies %s"
                                        .formatted(cause.policy(), cause.statement(), String.join(", ", calls)),
                                "let it spare the roles in aws:PrincipalArn; in the catalogue prevention.parameters.deployers names the first")));
        return lockOut.found;
    }

    private List<NamedPolicy> read(List<Placed> placed, PolicyType type, Dialect dialect) {
        List<NamedPolicy> policies = new ArrayList<>();
        placed.stream()
                .map(Placed::policy)
                .distinct()
                .filter(policy -> policy.type() == type)
                .forEach(policy -> {
                    try {
                        policies.add(new NamedPolicy(policy.name(), Policy.parse(policy.content(), dialect)));
                    } catch (PolicyInvalid e) {
                        found.add(unreadable(policy, e));
                    }
                });
        return policies;
    }

    private static Objection unreadable(OrganizationPolicy policy, PolicyInvalid e) {
        return Objection.stop(
                "policy %s is not one: %s".formatted(policy.name(), e.getMessage()),
                "mend it; `parapet policy lint` says more");
    }

    private void ask(String role, String action, String resource, Map<Cause, List<String>> denied) {
        String caller = "arn:%s:iam::%s:role/%s".formatted(partition, MEMBER, role);
        Map<String, List<String>> known = Map.of(
                "aws:PrincipalArn", List.of(caller),
                "aws:PrincipalAccount", List.of(MEMBER),
                "aws:PrincipalType", List.of("AssumedRole"),
                "aws:PrincipalIsAWSService", List.of("false"),
                "aws:SecureTransport", List.of("true"));
        Request request =
                Request.of(caller, MEMBER, List.of(), action, resource.formatted(partition), known, Set.of("*"));
        var verdict = evaluator.evaluate(request);
        if (verdict.decision() == Decision.DENY) {
            verdict.by()
                    .forEach(cause -> denied.computeIfAbsent(cause, first -> new ArrayList<>())
                            .add("%s to role/%s".formatted(action, role)));
        }
    }
}
