package dev.parapet.remediations.pub_redshift_serverless;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Postpone;
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
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;

/** A serverless warehouse must not be reachable from the internet. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubRedshiftServerless implements Guardrail<PubRedshiftServerless.Workgroup> {
    private static final String TYPE = "AWS::RedshiftServerless::Workgroup";

    private static final Control CONTROL = new Control(
            "pub-redshift-serverless",
            "Redshift Serverless workgroups are not reachable from the internet",
            "A public endpoint puts the whole warehouse one leaked password away from everybody.",
            Severity.CRITICAL,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall(
                            "redshift-serverless",
                            "redshift-serverless.amazonaws.com",
                            List.of("CreateWorkgroup", "UpdateWorkgroup")),
                    new ConfigRule("redshift-serverless-workgroup-no-public-access", TYPE),
                    new SecurityHubControl("RedshiftServerless.3")),
            List.of(SetPublicAccess.EFFECT),
            List.of(
                    allow("redshift-serverless:ListWorkgroups", "*"),
                    allow("redshift-serverless:GetWorkgroup", "workgroup/*"),
                    allow("redshift-serverless:UpdateWorkgroup", "workgroup/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "RedshiftServerless.3", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

    /**
     * What the decision needs of a workgroup.
     *
     * @param status CREATING, AVAILABLE, MODIFYING or DELETING
     */
    public record Workgroup(String name, String status, boolean publiclyAccessible) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Workgroup> state() {
        return Workgroup.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetPublicAccess.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(call.request(), call.response().path("workgroup"))
                .map(body -> body.path("workgroupName").asText(""))
                .filter(name -> name.matches("[a-z0-9-]{3,64}"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name));
    }

    /** An ARN ends in the workgroup's id, a UUID, which the API does not take: the list knows both. */
    @Override
    public Optional<Workgroup> observe(Target target, Aws aws) {
        String asked = target.resource().id();
        return asked.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? listed(aws)
                        .filter(found -> asked.equals(found.workgroupId()) || asked.equals(found.workgroupName()))
                        .findFirst()
                        .map(PubRedshiftServerless::workgroup)
                : named(asked, aws);
    }

    private static Optional<Workgroup> named(String name, Aws aws) {
        try {
            return Optional.of(workgroup(aws.client(RedshiftServerlessClient::builder)
                    .getWorkgroup(request -> request.workgroupName(name))
                    .workgroup()));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Stream<software.amazon.awssdk.services.redshiftserverless.model.Workgroup> listed(Aws aws) {
        return aws
                .client(RedshiftServerlessClient::builder)
                .listWorkgroupsPaginator(request -> {})
                .workgroups()
                .stream();
    }

    private static Workgroup workgroup(software.amazon.awssdk.services.redshiftserverless.model.Workgroup found) {
        return new Workgroup(
                found.workgroupName(), found.statusAsString(), Boolean.TRUE.equals(found.publiclyAccessible()));
    }

    @Override
    public Stream<Seen<Workgroup>> survey(Place place, Aws aws) {
        return listed(aws)
                .map(PubRedshiftServerless::workgroup)
                .map(found -> Seen.of(place.resource(TYPE, found.name()), found));
    }

    @Override
    public ResourceId resource(Target target, Workgroup found) {
        ResourceId asked = target.resource();
        return new ResourceId(asked.partition(), asked.account(), asked.region(), TYPE, found.name());
    }

    @Override
    public Decision decide(Target target, Workgroup found) {
        if (!found.publiclyAccessible()) {
            return new Compliant("the workgroup is private");
        }
        if (found.status().equals("DELETING")) {
            return new Compliant("the workgroup is being deleted");
        }
        Plan plan = new Plan(resource(target, found), List.of(new SetPublicAccess(found.name(), true, false)));
        return found.status().equals("AVAILABLE")
                ? new Remediate(plan, "the workgroup is reachable from the internet")
                : new Postpone(
                        plan,
                        "the workgroup is public and %s; Redshift changes it once it is available"
                                .formatted(found.status().toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        JsonNode flag = call.request().path("publiclyAccessible");
        return call.name().equals("UpdateWorkgroup") && flag.isBoolean() && !flag.asBoolean();
    }

    /** The status comes and goes by itself; only the flag is ours. */
    @Override
    public boolean untouchedSince(Workgroup left, Workgroup now) {
        return left.name().equals(now.name()) && left.publiclyAccessible() == now.publiclyAccessible();
    }
}
