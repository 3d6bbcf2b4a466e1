package dev.parapet.remediations.imds_v1;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** An instance gives metadata and credentials only to whoever brings a session token. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class ImdsV1 implements Guardrail<Instance> {
    private static final String TYPE = "AWS::EC2::Instance";

    private static final Control CONTROL = new Control(
            "imds-v1",
            "EC2 instances answer metadata requests under IMDSv2 only",
            "Under IMDSv1 one forged request through a web application on the instance gives away its role's credentials.",
            Severity.HIGH,
            Family.COMPUTE,
            TYPE,
            List.of(
                    // No filter on httpTokens: a launch template or the account's default may decide it.
                    new ApiCall("ec2", "ec2.amazonaws.com", List.of("RunInstances", "ModifyInstanceMetadataOptions")),
                    new ConfigRule("ec2-imdsv2-check", TYPE),
                    new SecurityHubControl("EC2.8")),
            List.of(SetTokens.EFFECT),
            List.of(allow("ec2:DescribeInstances", "*"), allow("ec2:ModifyInstanceMetadataOptions", "instance/*")),
            List.of("CMP-1", "DCL-1"),
            List.of(
                    Mapping.of("fsbp", "EC2.8", "securityhub"),
                    Mapping.of("cis-5.0", "5.7", "prowler"),
                    Mapping.of("cis-7.0", "6.7", "prowler"),
                    Mapping.of("nist-800-53-r5", "AC-3 AC-3(7) AC-3(15) AC-6", "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "2.2.6", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.8.9", "judgement")),
            List.of());

    private static final Set<String> ENDING = Set.of("shutting-down", "terminated");

    /** EC2: the options are modified "on a running or stopped instance". */
    private static final Set<String> MODIFIABLE = Set.of("running", "stopped");

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Instance> state() {
        return Instance.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetTokens.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? called(call)
                        .map(JsonNode::asText)
                        .filter(id -> id.matches("i-[0-9a-f]{8,17}"))
                        .distinct()
                        .map(id -> Target.of(call.origin().resource(TYPE, id)))
                        .toList()
                : finding.named(TYPE);
    }

    /** One launch may bring many instances. CloudTrail puts the requests of younger EC2 calls below the request's name. */
    private static Stream<JsonNode> called(Finding.ApiActivity call) {
        Stream<JsonNode> launched = call.response().at("/instancesSet/items").valueStream();
        return Stream.concat(
                launched.map(instance -> instance.path("instanceId")),
                Stream.of(options(call).path("InstanceId"), call.request().path("instanceId")));
    }

    private static JsonNode options(Finding.ApiActivity call) {
        return call.request().path("ModifyInstanceMetadataOptionsRequest");
    }

    @Override
    public Optional<Instance> observe(Target target, Aws aws) {
        try {
            return instances(aws.client(Ec2Client::builder)
                            .describeInstances(request ->
                                    request.instanceIds(target.resource().id())))
                    .findFirst();
        } catch (Ec2Exception e) {
            if (ErrorCode.of(e).equals("InvalidInstanceID.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Stream<Seen<Instance>> survey(Place place, Aws aws) {
        return aws.client(Ec2Client::builder).describeInstancesPaginator(request -> request.maxResults(1000)).stream()
                .flatMap(ImdsV1::instances)
                .filter(instance -> !ENDING.contains(instance.status()))
                .map(instance -> Seen.of(place.resource(TYPE, instance.id()), instance));
    }

    private static Stream<Instance> instances(DescribeInstancesResponse page) {
        return page.reservations().stream()
                .map(Reservation::instances)
                .flatMap(List::stream)
                .map(Instance::of);
    }

    @Override
    public Decision decide(Target target, Instance instance) {
        if (ENDING.contains(instance.status())) {
            return new Compliant("the instance is being terminated");
        }
        if (!instance.answers()) {
            return new Compliant("the instance answers no metadata requests at all");
        }
        if (instance.tokensRequired()) {
            return new Compliant("the instance answers only requests with a session token");
        }
        return instance.operator()
                .<Decision>map(operator -> operated(instance, operator))
                .orElseGet(() -> closed(target, instance));
    }

    /** EC2 lets nobody but the service that runs a managed instance modify it. */
    private static Decision operated(Instance instance, String operator) {
        return new Escalate(
                "the instance answers IMDSv1, and only %s, which runs it, may change that".formatted(operator),
                List.of(
                        "Require IMDSv2 in the settings of %s (node class, template or environment) and let it replace %s"
                                .formatted(operator, instance.id())));
    }

    private static Decision closed(Target target, Instance instance) {
        Plan plan = new Plan(target.resource(), List.of(SetTokens.require(instance.id())));
        return MODIFIABLE.contains(instance.status())
                ? new Remediate(
                        plan,
                        "the instance answers IMDSv1; software on it that asks without a session token gets no more answers, credentials included")
                : new Postpone(
                        plan,
                        "the instance answers IMDSv1 and is %s; EC2 changes it once it runs or is stopped"
                                .formatted(instance.status()));
    }

    @Override
    public Optional<String> managedBy(Instance instance) {
        return instance.managedBy();
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("ModifyInstanceMetadataOptions")
                && Stream.of(options(call).path("HttpTokens"), call.request().path("httpTokens"))
                        .anyMatch(tokens -> tokens.asText().equals(Instance.REQUIRED));
    }

    /** Instances start and stop; only the tokens are ours. */
    @Override
    public boolean untouchedSince(Instance left, Instance now) {
        return left.id().equals(now.id()) && left.tokens().equals(now.tokens()) && left.answers() == now.answers();
    }
}
