package dev.parapet.remediations.net_db_public_subnet;

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
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/** A database lives in subnets without a way to the internet. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class NetDbPublicSubnet implements Guardrail<NetDbPublicSubnet.Database> {
    private static final String TYPE = "AWS::RDS::DBInstance";

    private static final Control CONTROL = new Control(
            "net-db-public-subnet",
            "Databases live in subnets without a route to the internet",
            "In a public subnet one flag or one security group rule, set by mistake, is all that puts the database online.",
            Severity.MEDIUM,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall(
                            "rds",
                            "rds.amazonaws.com",
                            List.of("CreateDBInstance", "RestoreDBInstance*", "CreateDBInstanceReadReplica")),
                    new ConfigRule("rds-instance-subnet-igw-check", TYPE),
                    new SecurityHubControl("RDS.46")),
            List.of(),
            List.of(allow("rds:DescribeDBInstances", "db:*"), allow("ec2:DescribeRouteTables", "*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "RDS.46", "judgement"),
                    Mapping.of("soc2", "CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.22", "judgement")),
            List.of());

    /**
     * What the decision needs of a database.
     *
     * @param group its subnet group
     * @param publiclyAccessible whether it has a public address, which makes the route one to itself
     * @param ways the subnets of its group that lead to the internet, in order
     */
    public record Database(String name, String group, String vpc, boolean publiclyAccessible, List<Way> ways) {
        public Database {
            ways = List.copyOf(ways);
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
    public Class<Database> state() {
        return Database.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of();
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
    public Optional<Database> observe(Target target, Aws aws) {
        return found(target.resource().id(), aws).map(db -> database(db, routes(vpc(db), aws)));
    }

    /** Config names an instance by its resource id (db-…), everybody else by its identifier. */
    private static Optional<DBInstance> found(String id, Aws aws) {
        try {
            return aws
                    .client(RdsClient::builder)
                    .describeDBInstances(request -> {
                        if (id.matches("db-[A-Z0-9]{20,}")) {
                            request.filters(software.amazon.awssdk.services.rds.model.Filter.builder()
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

    private static Routes routes(String vpc, Aws aws) {
        Filter inVpc = Filter.builder().name("vpc-id").values(vpc).build();
        return Routes.of(aws
                .client(Ec2Client::builder)
                .describeRouteTablesPaginator(request -> request.filters(inVpc))
                .routeTables()
                .stream());
    }

    /** Two lists, whatever the number of databases. */
    @Override
    public Stream<Seen<Database>> survey(Place place, Aws aws) {
        List<DBInstance> instances =
                aws.client(RdsClient::builder).describeDBInstancesPaginator().dbInstances().stream()
                        .toList();
        if (instances.isEmpty()) {
            return Stream.of();
        }
        Routes routes = Routes.of(aws.client(Ec2Client::builder).describeRouteTablesPaginator().routeTables().stream());
        return instances.stream()
                .map(db -> Seen.of(place.resource(TYPE, db.dbInstanceIdentifier()), database(db, routes)));
    }

    private static Database database(DBInstance db, Routes routes) {
        boolean grouped = db.dbSubnetGroup() != null;
        return new Database(
                db.dbInstanceIdentifier(),
                grouped ? db.dbSubnetGroup().dbSubnetGroupName() : "",
                vpc(db),
                Boolean.TRUE.equals(db.publiclyAccessible()),
                grouped
                        ? db.dbSubnetGroup().subnets().stream()
                                .map(subnet -> subnet.subnetIdentifier())
                                .sorted()
                                .flatMap(subnet -> routes.out(subnet, vpc(db)).stream())
                                .toList()
                        : List.of());
    }

    private static String vpc(DBInstance db) {
        return db.dbSubnetGroup() == null ? "" : db.dbSubnetGroup().vpcId();
    }

    @Override
    public ResourceId resource(Target target, Database db) {
        ResourceId asked = target.resource();
        return new ResourceId(asked.partition(), asked.account(), asked.region(), TYPE, db.name());
    }

    /** RDS moves no instance to other subnets of its VPC, and a route serves whatever else lives there: people decide. */
    @Override
    public Decision decide(Target target, Database db) {
        if (db.ways().isEmpty()) {
            return new Compliant("no subnet of the database has a route to an internet gateway");
        }
        return new Escalate(
                "subnets of the database lead to the internet%s: %s"
                        .formatted(
                                db.publiclyAccessible() ? ", and it has a public address" : "",
                                String.join(
                                        ", ", db.ways().stream().map(Way::told).toList())),
                ByHand.moveInside(db));
    }
}
