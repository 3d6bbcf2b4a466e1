package dev.parapet.remediations.tls_rds;

import static dev.parapet.core.Permission.allow;

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
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.tls_rds.Instance.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;

/** A database instance takes only connections with TLS. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsRds implements Guardrail<Instance> {
    private static final String TYPE = "AWS::RDS::DBInstance";

    private static final Control CONTROL = new Control(
            "tls-rds",
            "RDS instances take only connections with TLS",
            "Without TLS passwords and rows cross the network in clear, for whoever can listen on the way.",
            Severity.MEDIUM,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall(
                            "rds",
                            "rds.amazonaws.com",
                            List.of("CreateDBInstance", "RestoreDBInstance*", "CreateDBInstanceReadReplica")),
                    new ConfigRule("rds-postgres-instance-encrypted-in-transit", TYPE),
                    new ConfigRule("rds-mysql-instance-encrypted-in-transit", TYPE),
                    new ConfigRule("rds-mariadb-instance-encrypted-in-transit", TYPE),
                    new ConfigRule("rds-sqlserver-encrypted-in-transit", TYPE),
                    new SecurityHubControl("RDS.38")),
            List.of(SetParameter.EFFECT),
            List.of(
                    allow("rds:DescribeDBInstances", "db:*"),
                    allow("rds:DescribeDBParameters", "pg:*"),
                    allow("rds:ModifyDBParameterGroup", "pg:*"),
                    allow("rds:ResetDBParameterGroup", "pg:*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "RDS.38", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement")),
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
        return List.of(SetParameter.class);
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

    /** Who shares the group is asked only where the group is to be changed. */
    @Override
    public Optional<Instance> observe(Target target, Aws aws) {
        return found(target.resource().id(), aws).map(db -> {
            Instance alone = instance(db, new Groups(aws), List.of());
            boolean toChange = alone.parameter().isPresent() && !alone.forced() && !alone.groupIsStandard();
            return toChange ? instance(db, new Groups(aws), all(aws)) : alone;
        });
    }

    /** Config names an instance by its resource id (db-…), everybody else by its identifier. */
    private static Optional<DBInstance> found(String id, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBInstances(request -> {
                        if (id.matches("db-[A-Z0-9]{20,}")) {
                            request.filters(Filter.builder()
                                    .name("dbi-resource-id")
                                    .values(id)
                                    .build());
                        } else {
                            request.dbInstanceIdentifier(id);
                        }
                    })
                    .dbInstances()
                    .stream()
                    .findFirst();
        } catch (DbInstanceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static List<DBInstance> all(Aws aws) {
        return aws.client(RdsClient::builder).describeDBInstancesPaginator().dbInstances().stream()
                .toList();
    }

    /** One list of the instances, and one of the parameters for each group. */
    @Override
    public Stream<Seen<Instance>> survey(Place place, Aws aws) {
        List<DBInstance> all = all(aws);
        Groups groups = new Groups(aws);
        return all.stream()
                .filter(db -> Groups.parameter(db.engine()).isPresent() && db.dbClusterIdentifier() == null)
                .map(db -> Seen.of(place.resource(TYPE, db.dbInstanceIdentifier()), instance(db, groups, all)));
    }

    private static Instance instance(DBInstance db, Groups groups, List<DBInstance> all) {
        String group = group(db);
        return new Instance(
                db.dbInstanceIdentifier(),
                db.dbInstanceStatus(),
                db.engine(),
                Optional.ofNullable(db.dbClusterIdentifier()),
                group,
                db.dbParameterGroups().stream()
                        .map(DBParameterGroupStatus::parameterApplyStatus)
                        .findFirst()
                        .orElse(""),
                group.isEmpty() || db.dbClusterIdentifier() != null ? Optional.empty() : groups.of(group, db.engine()),
                all.stream()
                        .filter(other -> group(other).equals(group))
                        .map(DBInstance::dbInstanceIdentifier)
                        .filter(name -> !name.equals(db.dbInstanceIdentifier()))
                        .sorted()
                        .toList());
    }

    private static String group(DBInstance db) {
        return db.dbParameterGroups().stream()
                .map(DBParameterGroupStatus::dbParameterGroupName)
                .findFirst()
                .orElse("");
    }

    @Override
    public ResourceId resource(Target target, Instance db) {
        ResourceId asked = target.resource();
        return new ResourceId(asked.partition(), asked.account(), asked.region(), TYPE, db.name());
    }

    @Override
    public Decision decide(Target target, Instance db) {
        if (db.parameter().isEmpty()) {
            return new Compliant(db.cluster()
                    .map(cluster -> "connections are a matter of cluster %s and its parameter group".formatted(cluster))
                    .orElse("%s has no parameter that asks for TLS".formatted(db.engine())));
        }
        Parameter parameter = db.parameter().get();
        if (parameter.forces()) {
            return db.applied().equals("pending-reboot")
                    ? new Escalate(
                            "%s of group %s is set, and the instance takes it with its next restart"
                                    .formatted(parameter.name(), db.group()),
                            List.of(ByHand.restart(db)))
                    : new Compliant("only connections with TLS are taken");
        }
        if (db.status().equals("deleting")) {
            return new Compliant("the instance is being deleted");
        }
        return db.groupIsStandard() || !parameter.modifiable()
                ? new Escalate(
                        "connections without TLS are taken, and group %s is AWS's own and takes no values"
                                .formatted(db.group()),
                        ByHand.groupOfItsOwn(db, parameter))
                : new Remediate(new Plan(resource(target, db), List.of(force(db, parameter))), reason(db, parameter));
    }

    private static Action force(Instance db, Parameter parameter) {
        return new SetParameter(
                db.group(),
                parameter.name(),
                parameter.own(),
                Optional.of("1"),
                parameter.dynamic() ? "immediate" : "pending-reboot");
    }

    private static String reason(Instance db, Parameter parameter) {
        return "connections without TLS are taken"
                + (db.sharing().isEmpty()
                        ? ""
                        : "; group %s also serves %s, which will refuse them, too"
                                .formatted(db.group(), String.join(", ", db.sharing())))
                + (parameter.dynamic() ? "" : "; the instance has to be restarted by a person afterwards");
    }

    /** The statuses come and go by themselves; only the parameter is ours. */
    @Override
    public boolean untouchedSince(Instance left, Instance now) {
        return left.name().equals(now.name())
                && left.group().equals(now.group())
                && left.parameter().equals(now.parameter());
    }
}
