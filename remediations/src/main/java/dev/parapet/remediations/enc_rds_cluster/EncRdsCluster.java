package dev.parapet.remediations.enc_rds_cluster;

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
import dev.parapet.remediations.shared.DropIsolation;
import dev.parapet.remediations.shared.KmsKeyParameter;
import dev.parapet.remediations.shared.MakeIsolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** A database cluster keeps its data encrypted; one that does not is replaced, step by step, by one that does. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncRdsCluster implements Guardrail<Cluster> {
    private static final String TYPE = "AWS::RDS::DBCluster";
    private static final String STANDARD_KEY = "alias/aws/rds";

    private static final Control CONTROL = new Control(
            "enc-rds-cluster",
            "Database clusters are encrypted",
            "Unencrypted storage, and every backup and snapshot of it, is readable by whoever gets hold of a copy.",
            Severity.HIGH,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall(
                            "rds",
                            "rds.amazonaws.com",
                            List.of(
                                    "CreateDBCluster",
                                    "RestoreDBClusterFromSnapshot",
                                    "RestoreDBClusterToPointInTime",
                                    "RestoreDBClusterFromS3")),
                    new ConfigRule("rds-cluster-encrypted-at-rest", TYPE),
                    new ConfigRule("docdb-cluster-encrypted", TYPE),
                    new ConfigRule("neptune-cluster-encrypted", TYPE),
                    new SecurityHubControl("RDS.27"),
                    new SecurityHubControl("DocumentDB.1"),
                    new SecurityHubControl("Neptune.1")),
            List.of(
                    MakeIsolation.EFFECT,
                    Isolate.EFFECT,
                    RenameMember.EFFECT,
                    ReturnMember.EFFECT,
                    CloseDataApi.EFFECT,
                    TakeSnapshot.EFFECT,
                    Restore.EFFECT,
                    GiveRole.EFFECT,
                    MakeMember.EFFECT,
                    OpenDataApi.EFFECT,
                    TakeOver.EFFECT,
                    ComeBack.EFFECT,
                    DeleteMember.EFFECT,
                    DeleteKept.EFFECT),
            List.of(
                    allow("rds:DescribeDBClusters", "*"),
                    allow("rds:DescribeDBInstances", "*"),
                    allow("rds:DescribeDBClusterSnapshots", "*"),
                    allow("rds:DescribeBlueGreenDeployments", "*"),
                    allow("ec2:DescribeSecurityGroups", "*"),
                    allow("ec2:CreateSecurityGroup", "*"),
                    allow("ec2:CreateTags", "security-group/*"),
                    allow("ec2:DeleteSecurityGroup", "security-group/*"),
                    allow("rds:ModifyDBCluster", "*"),
                    allow("rds:ModifyDBInstance", "*"),
                    allow("rds:CreateDBClusterSnapshot", "*"),
                    allow("rds:DeleteDBClusterSnapshot", "cluster-snapshot:*-parapet-plain"),
                    allow("rds:RestoreDBClusterFromSnapshot", "*"),
                    allow("rds:AddTagsToResource", "*"),
                    allow("rds:AddRoleToDBCluster", "cluster:*-parapet-new"),
                    allow("rds:RemoveRoleFromDBCluster", "cluster:*-parapet-new"),
                    allow("iam:PassRole", "*"),
                    allow("rds:CreateDBInstance", "*"),
                    allow("rds:EnableHttpEndpoint", "cluster:*"),
                    allow("rds:DisableHttpEndpoint", "cluster:*"),
                    allow("rds:DeleteDBInstance", "db:*-parapet-*"),
                    allow("rds:DeleteDBCluster", "cluster:*-parapet-*")),
            List.of("ENC-2"),
            List.of(
                    Mapping.of("fsbp", "RDS.27 DocumentDB.1 Neptune.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(KmsKeyParameter.standing("the AWS managed key, " + STANDARD_KEY)));

    private final String kmsKey;

    /** With the AWS managed key. */
    public EncRdsCluster() {
        this(STANDARD_KEY);
    }

    private EncRdsCluster(String kmsKey) {
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
    public boolean stepwise() {
        return true;
    }

    @Override
    public Class<Cluster> state() {
        return Cluster.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(
                MakeIsolation.class,
                DropIsolation.class,
                Isolate.class,
                LetIn.class,
                StepAside.class,
                ReturnMember.class,
                RenameMember.class,
                MakeRoom.class,
                ComeBack.class,
                CloseDataApi.class,
                OpenDataApi.class,
                TakeSnapshot.class,
                DropSnapshot.class,
                Restore.class,
                DropRestored.class,
                GiveRole.class,
                TakeRole.class,
                MakeMember.class,
                DropMember.class,
                TakeOver.class,
                Unprotect.class,
                Protect.class,
                DeleteMember.class,
                DeleteKept.class);
    }

    @Override
    public Guardrail<Cluster> with(Map<String, JsonNode> parameters) {
        return new EncRdsCluster(KmsKeyParameter.in(parameters, CONTROL.id()).orElse(STANDARD_KEY));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    /** RDS stores identifiers in lower case, whatever the request said. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(call.response(), call.request())
                .map(body -> body.path("dBClusterIdentifier").asText(""))
                .filter(name -> name.matches("[A-Za-z](?:-?[A-Za-z0-9]){0,62}"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Cluster> observe(Target target, Aws aws) {
        return Lookup.of(target.resource().id(), aws);
    }

    /** One list; an unencrypted cluster is read by itself, with its members. */
    @Override
    public Stream<Seen<Cluster>> survey(Place place, Aws aws) {
        return aws.client(RdsClient::builder).describeDBClustersPaginator().dbClusters().stream()
                .map(db -> seen(place.resource(TYPE, db.dbClusterIdentifier()), db));
    }

    private static Seen<Cluster> seen(ResourceId resource, DBCluster db) {
        return Lookup.complete(db) ? Seen.of(resource, Lookup.listed(db)) : Seen.named(resource);
    }

    /** The workload's name as long as the work goes on; the cluster that was kept is one of its own in the end. */
    @Override
    public ResourceId resource(Target target, Cluster db) {
        ResourceId asked = target.resource();
        return new ResourceId(
                asked.partition(), asked.account(), asked.region(), TYPE, db.succeeded() ? db.heldName() : db.name());
    }

    @Override
    public Decision decide(Target target, Cluster db) {
        return new Judgement(resource(target, db), kmsKey).of(db);
    }

    @Override
    public Optional<String> managedBy(Cluster db) {
        return db.traits().stack().map(stack -> "CloudFormation stack " + stack);
    }

    /** The status comes and goes by itself. */
    @Override
    public boolean untouchedSince(Cluster left, Cluster now) {
        return left.name().equals(now.name())
                && left.heldName().equals(now.heldName())
                && left.resourceId().equals(now.resourceId())
                && left.key().equals(now.key())
                && left.groups().equals(now.groups())
                && left.settings().equals(now.settings())
                && left.upkeep().equals(now.upkeep())
                && left.progress().equals(now.progress());
    }
}
