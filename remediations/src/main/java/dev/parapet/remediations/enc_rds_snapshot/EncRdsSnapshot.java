package dev.parapet.remediations.enc_rds_snapshot;

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
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.KmsKeyParameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** A database snapshot is encrypted; one that is not gets a copy that is, and goes when a person says so. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncRdsSnapshot implements Guardrail<Snapshot> {
    static final String OF_CLUSTER = "AWS::RDS::DBClusterSnapshot";

    private static final String TYPE = "AWS::RDS::DBSnapshot";
    private static final String NAME = "[A-Za-z](?:-?[A-Za-z0-9]){0,254}";

    private static final Control CONTROL = new Control(
            "enc-rds-snapshot",
            "RDS snapshots are encrypted",
            "A snapshot that is not encrypted is the database in clear, for whoever it is shared with or copied to.",
            Severity.MEDIUM,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall(
                            "rds",
                            "rds.amazonaws.com",
                            List.of(
                                    "CreateDBSnapshot",
                                    "CopyDBSnapshot",
                                    "CreateDBClusterSnapshot",
                                    "CopyDBClusterSnapshot")),
                    new ConfigRule("rds-snapshot-encrypted", TYPE),
                    new ConfigRule("rds-snapshot-encrypted", OF_CLUSTER),
                    new ConfigRule("neptune-cluster-snapshot-encrypted", OF_CLUSTER),
                    new SecurityHubControl("RDS.4")),
            List.of(CopySnapshot.EFFECT, ShareCopy.EFFECT, DeleteOriginal.EFFECT),
            List.of(
                    allow("rds:DescribeDBSnapshots", "*"),
                    allow("rds:DescribeDBClusterSnapshots", "*"),
                    allow("rds:DescribeDBSnapshotAttributes", "snapshot:*"),
                    allow("rds:CopyDBSnapshot", "snapshot:*"),
                    allow("rds:AddTagsToResource", "snapshot:*"),
                    allow("rds:ModifyDBSnapshotAttribute", "snapshot:*-parapet-encrypted"),
                    allow("rds:DeleteDBSnapshot", "snapshot:*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "RDS.4", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(KmsKeyParameter.standing("the AWS managed key, " + Judgement.STANDARD_KEY)));

    private final Optional<String> kmsKey;

    /** With the AWS managed key. */
    public EncRdsSnapshot() {
        this(Optional.empty());
    }

    private EncRdsSnapshot(Optional<String> kmsKey) {
        this.kmsKey = kmsKey;
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
    public Class<Snapshot> state() {
        return Snapshot.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(CopySnapshot.class, DropCopy.class, ShareCopy.class, DeleteOriginal.class);
    }

    @Override
    public Guardrail<Snapshot> with(Map<String, JsonNode> parameters) {
        return new EncRdsSnapshot(KmsKeyParameter.in(parameters, CONTROL.id()));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : Stream.of(TYPE, OF_CLUSTER)
                        .flatMap(type -> finding.named(type).stream())
                        .toList();
    }

    /** A copy is a new snapshot under the name of the target; RDS stores identifiers in lower case. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        String what = call.name().contains("Cluster") ? "DBClusterSnapshotIdentifier" : "DBSnapshotIdentifier";
        String field = call.name().startsWith("Copy") ? "target" + what : "d" + what.substring(1);
        return Optional.of(call.request().path(field).asText(""))
                .filter(name -> name.matches(NAME))
                .map(name -> call.origin()
                        .resource(call.name().contains("Cluster") ? OF_CLUSTER : TYPE, name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Snapshot> observe(Target target, Aws aws) {
        return Lookup.of(target.resource(), aws);
    }

    /** Those that people took: the others go with their retention, and what they are of is judged itself. */
    @Override
    public Stream<Seen<Snapshot>> survey(Place place, Aws aws) {
        RdsClient rds = aws.client(RdsClient::builder);
        Stream<Seen<Snapshot>> ofInstances =
                rds.describeDBSnapshotsPaginator(request -> request.snapshotType("manual")).dbSnapshots().stream()
                        .map(found -> seen(place.resource(TYPE, found.dbSnapshotIdentifier()), found));
        Stream<Seen<Snapshot>> ofClusters = rds
                .describeDBClusterSnapshotsPaginator(request -> request.snapshotType("manual"))
                .dbClusterSnapshots()
                .stream()
                .map(found ->
                        Seen.of(place.resource(OF_CLUSTER, found.dbClusterSnapshotIdentifier()), Lookup.seen(found)));
        return Stream.concat(ofInstances, ofClusters);
    }

    private static Seen<Snapshot> seen(ResourceId resource, DBSnapshot found) {
        return Boolean.TRUE.equals(found.encrypted()) ? Seen.of(resource, Lookup.seen(found)) : Seen.named(resource);
    }

    @Override
    public Decision decide(Target target, Snapshot snapshot) {
        return new Judgement(target.resource(), kmsKey).of(snapshot);
    }

    /** Time passes by itself. */
    @Override
    public boolean untouchedSince(Snapshot left, Snapshot now) {
        return left.name().equals(now.name())
                && left.key().equals(now.key())
                && left.sharedWith().equals(now.sharedWith())
                && left.copy().map(Snapshot.Copy::made).equals(now.copy().map(Snapshot.Copy::made))
                && left.copy().map(Snapshot.Copy::sharedWith).equals(now.copy().map(Snapshot.Copy::sharedWith));
    }
}
