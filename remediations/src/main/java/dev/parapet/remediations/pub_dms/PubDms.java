package dev.parapet.remediations.pub_dms;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
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
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.ResourceNotFoundException;

/** A replication instance has no public address. It keeps for life the one it was created with. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubDms implements Guardrail<Instance> {
    private static final String TYPE = "AWS::DMS::ReplicationInstance";

    private static final Control CONTROL = new Control(
            "pub-dms",
            "DMS replication instances are not reachable from the internet",
            "A replication instance holds the passwords of both databases and reads all of their data; a public address offers it to everybody.",
            Severity.CRITICAL,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall("dms", "dms.amazonaws.com", List.of("CreateReplicationInstance")),
                    new ConfigRule("dms-replication-not-public", TYPE),
                    new SecurityHubControl("DMS.1")),
            List.of(),
            List.of(allow("dms:DescribeReplicationInstances", "*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "DMS.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "1.4.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

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
        return List.of();
    }

    /** DMS stores identifiers in lower case, whatever the request said. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.response().path("replicationInstance"), call.request())
                        .map(body -> body.path("replicationInstanceIdentifier").asText(""))
                        .filter(name -> name.matches("[A-Za-z](?:-?[A-Za-z0-9]){0,62}"))
                        .limit(1)
                        .map(name -> Target.of(call.origin().resource(TYPE, name.toLowerCase(Locale.ROOT))))
                        .toList()
                : finding.named(TYPE);
    }

    /** Security Hub names an instance by its ARN, which ends in an id of its own, people by its identifier. */
    @Override
    public Optional<Instance> observe(Target target, Aws aws) {
        String id = target.resource().id();
        String filter = id.startsWith("arn:") ? "replication-instance-arn" : "replication-instance-id";
        try {
            return aws
                    .client(DatabaseMigrationClient::builder)
                    .describeReplicationInstances(request -> request.filters(
                            Filter.builder().name(filter).values(id).build()))
                    .replicationInstances()
                    .stream()
                    .findFirst()
                    .map(Instance::of);
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<Seen<Instance>> survey(Place place, Aws aws) {
        return aws.client(DatabaseMigrationClient::builder).describeReplicationInstancesPaginator().stream()
                .flatMap(page -> page.replicationInstances().stream())
                .map(Instance::of)
                .map(instance -> Seen.of(place.resource(TYPE, instance.name()), instance));
    }

    @Override
    public ResourceId resource(Target target, Instance instance) {
        ResourceId asked = target.resource();
        return new ResourceId(asked.partition(), asked.account(), asked.region(), TYPE, instance.name());
    }

    @Override
    public Decision decide(Target target, Instance instance) {
        if (!instance.publiclyAccessible()) {
            return new Compliant("the instance has no public address");
        }
        if (instance.status().equals("deleting")) {
            return new Compliant("the instance is being deleted");
        }
        return new Escalate(
                "the instance has a public address, which it was created with and keeps for life",
                ByHand.successor(instance));
    }
}
