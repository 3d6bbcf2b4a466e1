package dev.parapet.remediations.tamper_org;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.Target;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a call did to the organization: the resource, and the rest as hints. */
final class Change {
    static final String POLICY = "AWS::Organizations::Policy";
    private static final String ACCOUNT = "AWS::Organizations::Account";
    private static final String ORGANIZATION = "AWS::Organizations::Organization";

    /** Which call it was. */
    static final String CALL = "call";

    /** Who made it. */
    static final String BY = "by";

    private static final String DEPLOYER = "arn:[\\w-]+:iam::\\d{12}:role/parapet/deployer";

    /** What a request says besides the resource, and what it must look like. */
    private static final Map<String, String> SAID = Map.of(
            "targetId", "r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\\d{12}",
            "rootId", "r-[0-9a-z]{4,32}",
            "policyType", "[A-Z0-9_]{1,64}",
            "servicePrincipal", "[a-z0-9.-]{1,128}",
            "sourceParentId", "r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}",
            "destinationParentId", "r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");

    private Change() {}

    static Optional<Target> in(Finding finding) {
        Origin origin = finding.origin();
        if (finding instanceof Finding.ApiActivity call) {
            return call.caller().filter(who -> who.matches(DEPLOYER)).isPresent() ? Optional.empty() : in(call, origin);
        }
        return Optional.of(new Target(
                origin.global(ORGANIZATION, origin.account()), Map.of(CALL, "a finding", "kind", finding.kind())));
    }

    private static Optional<Target> in(Finding.ApiActivity call, Origin origin) {
        return switch (call.name()) {
            case "DetachPolicy", "UpdatePolicy", "DeletePolicy" -> target(call, POLICY, "policyId", "p-\\w{8,128}");
            case "MoveAccount", "RemoveAccountFromOrganization", "CloseAccount", "DeregisterDelegatedAdministrator" ->
                target(call, ACCOUNT, "accountId", "\\d{12}");
            case "LeaveOrganization" -> Optional.of(new Target(origin.global(ACCOUNT, origin.account()), hints(call)));
            default -> Optional.of(new Target(origin.global(ORGANIZATION, origin.account()), hints(call)));
        };
    }

    private static Optional<Target> target(Finding.ApiActivity call, String type, String field, String shape) {
        return Optional.of(call.request().path(field).asText(""))
                .filter(id -> id.matches(shape))
                .map(id -> new Target(call.origin().global(type, id), hints(call)));
    }

    private static Map<String, String> hints(Finding.ApiActivity call) {
        Map<String, String> hints = new TreeMap<>();
        hints.put(CALL, call.name());
        call.caller().ifPresent(who -> hints.put(BY, who));
        SAID.forEach((field, shape) -> {
            JsonNode value = call.request().path(field);
            if (value.asText("").matches(shape)) {
                hints.put(field, value.asText());
            }
        });
        return hints;
    }

    /** In words; {@code ?} for what the call did not say in a form that AWS would have taken. */
    static String says(Target target, TamperOrg.Standing standing) {
        String id = target.resource().id();
        String policy =
                standing.name().map(name -> "%s (%s)".formatted(id, name)).orElse(id);
        return switch (call(target)) {
            case "DetachPolicy" -> "policy %s was detached from %s".formatted(policy, said(target, "targetId"));
            case "UpdatePolicy" -> "policy %s was changed".formatted(policy);
            case "DeletePolicy" -> "policy %s was deleted".formatted(id);
            case "DisablePolicyType" ->
                "policies of type %s were turned off, and all of them detached".formatted(said(target, "policyType"));
            case "MoveAccount" ->
                "account %s was moved from %s to %s"
                        .formatted(id, said(target, "sourceParentId"), said(target, "destinationParentId"));
            case "RemoveAccountFromOrganization" -> "account %s was removed from the organization".formatted(id);
            case "LeaveOrganization" -> "account %s has left the organization".formatted(id);
            case "CloseAccount" -> "account %s was closed".formatted(id);
            case "DeregisterDelegatedAdministrator" ->
                "account %s no longer administers %s".formatted(id, said(target, "servicePrincipal"));
            case "DisableAWSServiceAccess" ->
                "service %s lost its access to the organization".formatted(said(target, "servicePrincipal"));
            default -> "GuardDuty found " + said(target, "kind");
        };
    }

    static String call(Target target) {
        return target.hint(CALL).orElse("");
    }

    static String said(Target target, String field) {
        return target.hint(field).orElse("?");
    }
}
