package dev.parapet.remediations.pub_rds_cluster_snapshot;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
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
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.SnapshotSharing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;

/** A snapshot of an Aurora, DocumentDB or Neptune cluster must not be shared outside the organization. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubRdsClusterSnapshot implements Guardrail<PubRdsClusterSnapshot.Snapshot> {
    private static final String TYPE = "AWS::RDS::DBClusterSnapshot";

    /** The names people choose; automated ones (rds:…) are not among them, for RDS shares none of those. */
    private static final String NAME = "[A-Za-z](?:-?[A-Za-z0-9]){0,254}";

    private static final Control CONTROL = new Control(
            "pub-rds-cluster-snapshot",
            "Snapshots of database clusters are not shared outside the organization",
            "Whoever may restore a cluster snapshot holds all of its databases, in an account where nobody watches.",
            Severity.CRITICAL,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall("rds", "rds.amazonaws.com", List.of("ModifyDBClusterSnapshotAttribute")),
                    new ConfigRule("rds-snapshots-public-prohibited", TYPE),
                    new ConfigRule("docdb-cluster-snapshot-public-prohibited", TYPE),
                    new ConfigRule("neptune-cluster-snapshot-public-prohibited", TYPE),
                    new SecurityHubControl("RDS.1"),
                    new SecurityHubControl("DocumentDB.3"),
                    new SecurityHubControl("Neptune.3"),
                    new ExternalAccess(TYPE)),
            List.of(ChangeSharing.EFFECT),
            List.of(
                    allow("rds:DescribeDBClusterSnapshots", "*"),
                    allow("rds:DescribeDBClusterSnapshotAttributes", "cluster-snapshot:*"),
                    allow("rds:ModifyDBClusterSnapshotAttribute", "cluster-snapshot:*")),
            List.of("PUB-2"),
            List.of(
                    Mapping.of("fsbp", "RDS.1 DocumentDB.3 Neptune.3", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "1.4.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of(SnapshotSharing.parameter()));

    private final List<String> trusted;

    /** Trusting nobody outside the organization. */
    public PubRdsClusterSnapshot() {
        this(List.of());
    }

    private PubRdsClusterSnapshot(List<String> trusted) {
        this.trusted = trusted;
    }

    /**
     * What the decision needs of a snapshot.
     *
     * @param sharing who may restore it beside the organization
     */
    public record Snapshot(String name, SnapshotSharing sharing) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Snapshot> state() {
        return Snapshot.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(ChangeSharing.class);
    }

    @Override
    public Guardrail<Snapshot> with(Map<String, JsonNode> parameters) {
        return new PubRdsClusterSnapshot(SnapshotSharing.trusted(parameters, CONTROL.id()));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE).stream()
                        .filter(target -> target.resource().id().matches(NAME))
                        .toList();
    }

    /** RDS stores identifiers in lower case, whatever the request said. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Optional.of(call.request().path("dBClusterSnapshotIdentifier").asText(""))
                .filter(name -> name.matches(NAME))
                .map(name -> call.origin().resource(TYPE, name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Snapshot> observe(Target target, Aws aws) {
        String name = target.resource().id();
        try {
            List<String> sharedWith = aws
                    .client(RdsClient::builder)
                    .describeDBClusterSnapshotAttributes(request -> request.dbClusterSnapshotIdentifier(name))
                    .dbClusterSnapshotAttributesResult()
                    .dbClusterSnapshotAttributes()
                    .stream()
                    .filter(attribute -> ChangeSharing.RESTORE.equals(attribute.attributeName()))
                    .flatMap(attribute -> attribute.attributeValues().stream())
                    .toList();
            return Optional.of(new Snapshot(name, SnapshotSharing.of(sharedWith, aws::inOrganization)));
        } catch (DbClusterSnapshotNotFoundException gone) {
            return Optional.empty();
        }
    }

    /**
     * Only names: with whom a snapshot is shared takes a call for each. The type public does not help, for it lists the public
     * snapshots of all AWS customers.
     */
    @Override
    public Stream<Seen<Snapshot>> survey(Place place, Aws aws) {
        return aws
                .client(RdsClient::builder)
                .describeDBClusterSnapshotsPaginator(request -> request.snapshotType("manual"))
                .dbClusterSnapshots()
                .stream()
                .map(snapshot -> Seen.named(place.resource(TYPE, snapshot.dbClusterSnapshotIdentifier())));
    }

    @Override
    public Decision decide(Target target, Snapshot snapshot) {
        return snapshot.sharing()
                .decide(target.resource(), "snapshot", trusted, holders -> ChangeSharing.end(snapshot.name(), holders));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("ModifyDBClusterSnapshotAttribute")
                && call.request().path("valuesToAdd").isEmpty()
                && !call.request().path("valuesToRemove").isEmpty();
    }
}
