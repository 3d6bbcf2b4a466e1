package dev.parapet.cli.demo;

import static dev.parapet.cli.demo.Company.EUROPE;
import static dev.parapet.cli.demo.Company.HOME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.cli.demo.Stage.Place;
import dev.parapet.core.Json;
import software.amazon.awssdk.services.rds.RdsClient;

/** Public databases: told of by three detectors, one twice, one too early, one on purpose. */
final class Databases {
    private static final String TYPE = "AWS::RDS::DBInstance";

    private Databases() {}

    static void plant(Stage stage) {
        Place data = stage.in("prod-data", EUROPE);
        database(data, "orders", true);
        String orders = data.saw().call("rds", "ModifyDBInstance", named("orders"));
        data.tell(orders);
        data.tell(orders, "the same event once more");
        Place staging = stage.in("staging", EUROPE);
        String reports = database(staging, "reports", true);
        staging.tell(
                staging.saw().configRule("OrgConfigRule-rds-instance-public-access-check-x7Kq21pa", TYPE, reports));
        Place ben = stage.in("dev-ben", HOME);
        database(ben, "scratch", true);
        String arn = "arn:aws:rds:%s:%s:db:scratch".formatted(HOME, ben.account());
        ben.tell(ben.saw().securityHub("RDS.2", "AwsRdsDbInstance", arn));
        billing(stage.in("prod-data", HOME));
        Place partner = stage.in("partner-portal", EUROPE);
        String shared = database(partner, "partner-reporting", true);
        partner.tell(partner.saw().configRule("rds-instance-public-access-check", TYPE, shared));
        database(data, "orders-replica", false);
        database(staging, "sessions", false);
    }

    private static void billing(Place data) {
        database(data, "billing", true);
        data.rdsStatus("billing", "creating");
        data.tell(data.saw().call("rds", "CreateDBInstance", named("billing")), "still being created");
    }

    /** The instance that was still being created when its event came. */
    static void finishCreating(Stage stage) {
        stage.in("prod-data", HOME).rdsStatus("billing", "available");
    }

    private static ObjectNode named(String instance) {
        return Json.object().put("dBInstanceIdentifier", instance);
    }

    /** Answers the resource id, by which Config knows it. */
    private static String database(Place place, String name, boolean open) {
        String id = create(place, name, open);
        if (open) {
            place.fault();
        } else {
            place.healthy("database " + name, () -> "public: " + isOpen(place, name));
        }
        return id;
    }

    private static boolean isOpen(Place place, String name) {
        return place.client(RdsClient::builder)
                .describeDBInstances(request -> request.dbInstanceIdentifier(name))
                .dbInstances()
                .getFirst()
                .publiclyAccessible();
    }

    private static String create(Place place, String name, boolean open) {
        return place.client(RdsClient::builder)
                .createDBInstance(request -> request.dbInstanceIdentifier(name)
                        .engine("postgres")
                        .engineVersion("16.9")
                        .storageEncrypted(true)
                        .dbInstanceClass("db.t4g.micro")
                        .allocatedStorage(20)
                        .masterUsername("parapet")
                        .masterUserPassword("only-for-the-demo")
                        .publiclyAccessible(open))
                .dbInstance()
                .dbiResourceId();
    }
}
