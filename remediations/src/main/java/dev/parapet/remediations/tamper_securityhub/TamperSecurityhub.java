package dev.parapet.remediations.tamper_securityhub;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.InvalidAccessException;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;
import software.amazon.awssdk.services.securityhub.model.StandardsStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

/** Security Hub is on, in every region, and nobody takes a standard out of it unseen. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TamperSecurityhub implements Guardrail<TamperSecurityhub.Hub> {
    private static final String TYPE = "AWS::::Account";

    /** A subscription's ARN without its partition, region and account: {@code cis-aws-foundations-benchmark/v/3.0.0}. */
    private static final String STANDARD =
            "arn:[\\w-]+:securityhub:[\\w-]+:\\d{12}:subscription/([a-z0-9-]+/v/[0-9.]+)";

    private static final String DISABLED = "disabled";

    private static final Control CONTROL = new Control(
            "tamper-securityhub",
            "Security Hub is on in every region in use",
            "With Security Hub off, whatever it and the services behind it would tell of the account is told to nobody.",
            Severity.HIGH,
            Family.TELEMETRY,
            TYPE,
            List.of(
                    new ApiCall(
                            "securityhub",
                            "securityhub.amazonaws.com",
                            List.of("DisableSecurityHub", "BatchDisableStandards")),
                    new ConfigRule("securityhub-enabled", TYPE)),
            List.of(SetHub.ENABLE, SetHub.DISABLE),
            List.of(
                    allow("securityhub:DescribeHub", "hub/default"),
                    allow("securityhub:GetEnabledStandards", "hub/default"),
                    allow("securityhub:EnableSecurityHub", "hub/default"),
                    allow("securityhub:DisableSecurityHub", "hub/default")),
            List.of("DET-2"),
            List.of(
                    Mapping.of("cis-5.0", "4.16", "prowler"),
                    Mapping.of("cis-7.0", "5.16", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AU-6(1) AU-6(5) AU-12(3) AU-14(a) AU-14(b) CA-2(d) CA-7(b) PM-14(a) PM-14(b)",
                            "prowler"),
                    Mapping.of("soc2", "CC6.8 CC7.1 CC7.2", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.16", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(D) 164.308(a)(3)(ii)(A) 164.308(a)(5)(ii)(C) 164.308(a)(6)(i) 164.308(a)(6)(ii) 164.308(a)(8) 164.312(b) 164.312(e)(2)(i)",
                            "prowler")),
            List.of());

    /**
     * What the decision needs of Security Hub in one region.
     *
     * @param standards those that are on; asked for only where some were just disabled
     */
    public record Hub(boolean on, List<String> standards) {
        public Hub {
            standards = List.copyOf(standards);
        }
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Hub> state() {
        return Hub.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetHub.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        ResourceId account = finding.origin().resource(TYPE, finding.origin().account());
        String disabled = finding instanceof Finding.ApiActivity call ? disabled(call) : "";
        return List.of(disabled.isEmpty() ? Target.of(account) : new Target(account, Map.of(DISABLED, disabled)));
    }

    private static String disabled(Finding.ApiActivity call) {
        JsonNode arns = call.request().path("StandardsSubscriptionArns");
        JsonNode all = arns.isMissingNode() ? call.request().path("standardsSubscriptionArns") : arns;
        Stream<JsonNode> subscriptions = all.isArray() ? all.valueStream() : Stream.of();
        return subscriptions
                .map(arn -> arn.asText(""))
                .filter(arn -> arn.matches(STANDARD))
                .map(TamperSecurityhub::standard)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String standard(String subscription) {
        return subscription.replaceFirst(STANDARD, "$1");
    }

    @Override
    public Stream<Seen<Hub>> survey(Place place, Aws aws) {
        return Stream.of(Seen.named(place.account(TYPE)));
    }

    @Override
    public Optional<Hub> observe(Target target, Aws aws) {
        SecurityHubClient hub = aws.client(SecurityHubClient::builder);
        try {
            hub.describeHub(request -> {});
            return Optional.of(new Hub(true, target.hint(DISABLED).isPresent() ? standards(hub) : List.of()));
        } catch (InvalidAccessException | ResourceNotFoundException off) {
            return Optional.of(new Hub(false, List.of()));
        }
    }

    private static List<String> standards(SecurityHubClient hub) {
        return hub.getEnabledStandardsPaginator(request -> {}).standardsSubscriptions().stream()
                .filter(subscription -> subscription.standardsStatus() != StandardsStatus.DELETING)
                .map(StandardsSubscription::standardsSubscriptionArn)
                .map(TamperSecurityhub::standard)
                .sorted()
                .toList();
    }

    @Override
    public Decision decide(Target target, Hub hub) {
        ResourceId account = target.resource();
        if (!hub.on()) {
            return new Remediate(
                    new Plan(account, List.of(new SetHub(account.account(), account.region(), false, true))),
                    "Security Hub is off in this region, and the default standards come back with it");
        }
        List<String> missing =
                target.hint(DISABLED).map(names -> List.of(names.split(" ", -1))).orElse(List.of()).stream()
                        .filter(standard -> !hub.standards().contains(standard))
                        .toList();
        return missing.isEmpty()
                ? new Compliant("Security Hub is on in this region")
                : new Escalate("Security Hub no longer checks " + String.join(", ", missing), byHand(account, missing));
    }

    private static List<String> byHand(ResourceId account, List<String> standards) {
        return standards.stream()
                .map(standard ->
                        "unless that is meant: aws securityhub batch-enable-standards --region %s --standards-subscription-requests StandardsArn=%s"
                                .formatted(account.region(), arn(account, standard)))
                .toList();
    }

    /** The first version of CIS's benchmark is a ruleset, and of no region. */
    private static String arn(ResourceId account, String standard) {
        return standard.equals("cis-aws-foundations-benchmark/v/1.2.0")
                ? "arn:%s:securityhub:::ruleset/%s".formatted(account.partition(), standard)
                : "arn:%s:securityhub:%s::standards/%s".formatted(account.partition(), account.region(), standard);
    }

    /** Standards come and go; only the switch is ours. */
    @Override
    public boolean untouchedSince(Hub left, Hub now) {
        return left.on() == now.on();
    }
}
