package dev.parapet.remediations.pub_rds_instance;

import static dev.parapet.core.Permission.allow;

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
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;

/** A database instance must not be reachable from the internet. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubRdsInstance implements Guardrail<PubRdsInstance.Instance> {
    private static final String TYPE = "AWS::RDS::DBInstance";

    private static final Control CONTROL = new Control(
            "pub-rds-instance",
            "RDS instances are not reachable from the internet",
            "A public endpoint puts the database one leaked password or one unpatched flaw away from everybody.",
            Severity.CRITICAL,
            Family.DATABASE,
            TYPE,
            List.of(
                    // No filter on publiclyAccessible: the request leaves it out when it is defaulted.
                    new ApiCall(
                            "rds",
                            "rds.amazonaws.com",
                            List.of(
                                    "CreateDBInstance",
                                    "ModifyDBInstance",
                                    "RestoreDBInstance*",
                                    "CreateDBInstanceReadReplica")),
                    new ConfigRule("rds-instance-public-access-check", TYPE),
                    new GuardDutyType(List.of(
                            "CredentialAccess:RDS/",
                            "Discovery:RDS/",
                            "InitialAccess:RDS/ExploitPublicFacingApplication")),
                    new SecurityHubControl("RDS.2")),
            List.of(SetPublicAccess.EFFECT),
            List.of(allow("rds:DescribeDBInstances", "db:*"), allow("rds:ModifyDBInstance", "db:*")),
            List.of("PUB-1"),
            List.of(
                    Mapping.of("fsbp", "RDS.2", "securityhub"),
                    Mapping.of("cis-5.0", "2.2.3", "prowler"),
                    Mapping.of("cis-7.0", "3.2.3", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-4 AC-4(21) SC-7 SC-7(4) SC-7(5) SC-7(11) SC-7(16) SC-7(21)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "1.4.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(3)(i) 164.312(a)(1)", "prowler")),
            List.of());

    /** RDS refuses to modify an instance in any other status. */
    private static final Set<String> MODIFIABLE = Set.of("available", "storage-optimization");

    /** An instance does not come out of these by itself. */
    private static final Set<String> STUCK = Set.of("failed", "inaccessible-encryption-credentials", "restore-error");

    /**
     * What the decision needs of an instance.
     *
     * @param name the instance identifier
     * @param status RDS's word, for example {@code available}
     * @param cluster the cluster it is a member of
     */
    public record Instance(
            String name, String status, boolean publiclyAccessible, String engine, Optional<String> cluster) {
        /** In a Multi-AZ DB cluster (not Aurora) the cluster owns the setting and the instance refuses it. */
        boolean ownedByCluster() {
            return cluster.isPresent() && (engine.equals("mysql") || engine.equals("postgres"));
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
    public Class<Instance> state() {
        return Instance.class;
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

    /** RDS stores identifiers in lower case, whatever the request said. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(call.response(), call.request())
                .map(body -> body.path("dBInstanceIdentifier").asText(""))
                .filter(name -> name.matches("[A-Za-z][A-Za-z0-9-]{0,62}"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name.toLowerCase(Locale.ROOT)));
    }

    /** Config names an instance by its resource id (db-…), everybody else by its identifier. */
    @Override
    public Optional<Instance> observe(Target target, Aws aws) {
        String id = target.resource().id();
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBInstances(request -> {
                        if (id.matches("db-[A-Z0-9]{20,}")) {
                            request.filters(byResourceId(id));
                        } else {
                            request.dbInstanceIdentifier(id);
                        }
                    })
                    .dbInstances()
                    .stream()
                    .findFirst()
                    .map(PubRdsInstance::instance);
        } catch (DbInstanceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Filter byResourceId(String id) {
        return Filter.builder().name("dbi-resource-id").values(id).build();
    }

    private static Instance instance(DBInstance db) {
        return new Instance(
                db.dbInstanceIdentifier(),
                db.dbInstanceStatus(),
                Boolean.TRUE.equals(db.publiclyAccessible()),
                db.engine(),
                Optional.ofNullable(db.dbClusterIdentifier()));
    }

    @Override
    public Stream<Seen<Instance>> survey(Place place, Aws aws) {
        return aws.client(RdsClient::builder).describeDBInstancesPaginator().dbInstances().stream()
                .map(PubRdsInstance::instance)
                .map(db -> Seen.of(place.resource(TYPE, db.name()), db));
    }

    @Override
    public ResourceId resource(Target target, Instance db) {
        ResourceId asked = target.resource();
        return new ResourceId(asked.partition(), asked.account(), asked.region(), TYPE, db.name());
    }

    @Override
    public Decision decide(Target target, Instance db) {
        if (!db.publiclyAccessible()) {
            return new Compliant("the instance is private");
        }
        if (db.status().equals("deleting")) {
            return new Compliant("the instance is being deleted");
        }
        if (db.ownedByCluster()) {
            return new Escalate(
                    "the instance is public through its Multi-AZ cluster %s, which is created public or private and cannot be switched: restore it as a private one"
                            .formatted(db.cluster().orElseThrow()));
        }
        if (STUCK.contains(db.status()) || db.status().startsWith("incompatible-")) {
            return new Escalate(
                    "the instance is public and in status %s, in which RDS changes nothing".formatted(db.status()));
        }
        Plan plan = new Plan(resource(target, db), List.of(new SetPublicAccess(db.name(), true, false)));
        return MODIFIABLE.contains(db.status())
                ? new Remediate(plan, "the instance is reachable from the internet")
                : new Postpone(
                        plan,
                        "the instance is public and %s; RDS changes it once it is available".formatted(db.status()));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("ModifyDBInstance")
                && call.request().path("publiclyAccessible").isBoolean()
                && !call.request().path("publiclyAccessible").asBoolean();
    }

    /** The status comes and goes by itself; only the flag is ours. */
    @Override
    public boolean untouchedSince(Instance left, Instance now) {
        return left.name().equals(now.name()) && left.publiclyAccessible() == now.publiclyAccessible();
    }
}
