package dev.parapet.remediations.enc_rds_instance;

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
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A database instance keeps its data encrypted; one that does not is replaced, step by step, by one that does. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncRdsInstance implements Guardrail<Instance> {
    private static final String TYPE = "AWS::RDS::DBInstance";
    private static final String STANDARD_KEY = "alias/aws/rds";

    private static final Control CONTROL = new Control(
            "enc-rds-instance",
            "RDS instances are encrypted",
            "Unencrypted storage, and every backup and snapshot of it, is readable by whoever gets hold of a copy.",
            Severity.HIGH,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall(
                            "rds",
                            "rds.amazonaws.com",
                            List.of(
                                    "CreateDBInstance",
                                    "RestoreDBInstanceFromDBSnapshot",
                                    "RestoreDBInstanceToPointInTime",
                                    "RestoreDBInstanceFromS3",
                                    "CreateDBInstanceReadReplica")),
                    new ConfigRule("rds-storage-encrypted", TYPE),
                    new SecurityHubControl("RDS.3")),
            List.of(
                    MakeIsolation.EFFECT,
                    MakeRoom.EFFECT,
                    TakeSnapshot.EFFECT,
                    CopySnapshot.EFFECT,
                    Restore.EFFECT,
                    GiveRole.EFFECT,
                    TakeOver.EFFECT,
                    ComeBack.EFFECT),
            List.of(
                    allow("rds:DescribeDBInstances", "*"),
                    allow("rds:DescribeDBSnapshots", "*"),
                    allow("ec2:DescribeSecurityGroups", "*"),
                    allow("ec2:CreateSecurityGroup", "*"),
                    allow("ec2:CreateTags", "security-group/*"),
                    allow("ec2:DeleteSecurityGroup", "security-group/*"),
                    allow("rds:ModifyDBInstance", "*"),
                    allow("rds:CreateDBSnapshot", "*"),
                    allow("rds:CopyDBSnapshot", "*"),
                    allow("rds:DeleteDBSnapshot", "snapshot:*-parapet-*"),
                    allow("rds:RestoreDBInstanceFromDBSnapshot", "*"),
                    allow("rds:AddTagsToResource", "*"),
                    allow("rds:AddRoleToDBInstance", "db:*-parapet-new"),
                    allow("iam:PassRole", "*"),
                    allow("rds:RemoveRoleFromDBInstance", "db:*-parapet-new"),
                    allow("rds:DeleteDBInstance", "db:*-parapet-new")),
            List.of("ENC-2"),
            List.of(
                    Mapping.of("fsbp", "RDS.3", "securityhub"),
                    Mapping.of("cis-5.0", "2.2.1", "prowler"),
                    Mapping.of("cis-7.0", "3.2.1", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(e)(2)(ii)",
                            "prowler")),
            List.of(KmsKeyParameter.standing("the AWS managed key, " + STANDARD_KEY)));

    private final String kmsKey;

    /** With the AWS managed key. */
    public EncRdsInstance() {
        this(STANDARD_KEY);
    }

    private EncRdsInstance(String kmsKey) {
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
    public Class<Instance> state() {
        return Instance.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(
                MakeIsolation.class,
                DropIsolation.class,
                Isolate.class,
                LetIn.class,
                MakeRoom.class,
                ComeBack.class,
                TakeSnapshot.class,
                DropSnapshot.class,
                CopySnapshot.class,
                DropCopy.class,
                Restore.class,
                DropRestored.class,
                GiveRole.class,
                TakeRole.class,
                TakeOver.class);
    }

    @Override
    public Guardrail<Instance> with(Map<String, JsonNode> parameters) {
        return new EncRdsInstance(KmsKeyParameter.in(parameters, CONTROL.id()).orElse(STANDARD_KEY));
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
                .map(body -> body.path("dBInstanceIdentifier").asText(""))
                .filter(name -> name.matches("[A-Za-z](?:-?[A-Za-z0-9]){0,62}"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Instance> observe(Target target, Aws aws) {
        return Lookup.of(target.resource(), aws);
    }

    /** Members of a cluster share its storage, which enc-rds-cluster judges. */
    @Override
    public Stream<Seen<Instance>> survey(Place place, Aws aws) {
        return aws.client(RdsClient::builder).describeDBInstancesPaginator().dbInstances().stream()
                .filter(db -> db.dbClusterIdentifier() == null)
                .map(db -> seen(place.resource(TYPE, db.dbInstanceIdentifier()), db));
    }

    private static Seen<Instance> seen(ResourceId resource, DBInstance db) {
        return Boolean.TRUE.equals(db.storageEncrypted()) ? Seen.of(resource, Lookup.listed(db)) : Seen.named(resource);
    }

    /** The workload's name as long as the work goes on; the instance that was kept is one of its own in the end. */
    @Override
    public ResourceId resource(Target target, Instance db) {
        ResourceId asked = target.resource();
        return new ResourceId(
                asked.partition(), asked.account(), asked.region(), TYPE, db.succeeded() ? db.heldName() : db.name());
    }

    @Override
    public Decision decide(Target target, Instance db) {
        return new Judgement(resource(target, db), kmsKey).of(db);
    }

    @Override
    public Optional<String> managedBy(Instance db) {
        return db.traits().stack().map(stack -> "CloudFormation stack " + stack);
    }

    /** The status comes and goes by itself. */
    @Override
    public boolean untouchedSince(Instance left, Instance now) {
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
