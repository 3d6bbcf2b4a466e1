package dev.parapet.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Exemption;
import dev.parapet.core.Json;
import dev.parapet.sandbox.Detector;
import dev.parapet.sandbox.Fixture;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** A young company's organization: faults of every kind among healthy twins, and what AWS says about them. */
public final class Scene {
    static final String HOME = "us-east-1";
    static final String EUROPE = "eu-west-1";
    static final List<String> REGIONS = List.of(HOME, EUROPE);

    private final Sandbox sandbox;
    private final Organization organization;
    private final List<Told> told = new ArrayList<>();
    private int faults;
    private int healthy;

    /**
     * One event on a bus.
     *
     * @param account on whose default bus it appears
     * @param note what is special about it, for the person who watches; empty when nothing is
     */
    public record Told(String account, String region, String event, String note) {
        /** The event as it leaves that bus: AWS names the account there, whatever the sender wrote. */
        public String delivered() {
            try {
                return ((ObjectNode) Json.read(event)).put("account", account).toPrettyString() + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the demo tells broken JSON: " + event, e);
            }
        }
    }

    private Scene(Sandbox sandbox, Organization organization) {
        this.sandbox = sandbox;
        this.organization = organization;
    }

    static Organization organization(Sandbox sandbox) {
        return Organization.in(sandbox, "security")
                .account("security", "Security")
                .account("prod-web", "Workloads/Production")
                .account("prod-data", "Workloads/Production")
                .account("staging", "Workloads/Staging")
                .account("dev-anna", "Sandbox")
                .account("dev-ben", "Sandbox")
                .account("partner-portal", "Workloads/Production")
                .create();
    }

    /** Plants everything and answers what the detectors say about it. */
    static Scene plant(Sandbox sandbox, Organization organization) {
        Scene scene = new Scene(sandbox, organization);
        scene.keys();
        scene.databases();
        scene.buckets();
        scene.groups();
        return scene;
    }

    /** What the detectors say, in order. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    /** What is special about some of the events. */
    public List<String> notes() {
        return told.stream().map(Told::note).filter(note -> !note.isEmpty()).toList();
    }

    /** How many resources have a fault. */
    public int faults() {
        return faults;
    }

    /** How many have none. */
    public int healthy() {
        return healthy;
    }

    /** The one database that is public on purpose. */
    List<Exemption> exemptions() {
        return List.of(new Exemption(
                "pub-rds-instance",
                organization.id("partner-portal"),
                "partner-reporting",
                "data-platform@example.com",
                "the partner reads from fixed addresses until the VPN is up",
                Instant.now().plus(Duration.ofDays(60))));
    }

    private Detector in(String account, String region) {
        return new Detector(organization.id(account), region);
    }

    private void tell(String account, String region, String event) {
        told.add(new Told(organization.id(account), region, event, ""));
    }

    private <T> T fixture(String account, String region, Function<Fixture, T> use) {
        return use.apply(sandbox.fixture(organization.id(account), region));
    }

    private void keys() {
        String stolen = user("prod-web", "deploy-bot");
        key("prod-web", "deploy-bot");
        tell(
                "prod-web",
                HOME,
                in("prod-web", HOME)
                        .stolen("UnauthorizedAccess:IAMUser/MaliciousIPCaller", "IAMUser", "deploy-bot", stolen));
        String etl = user("prod-data", "etl");
        String reports = user("prod-data", "reports");
        tell("prod-data", HOME, in("prod-data", HOME).attackSequence(Map.of("etl", etl, "reports", reports)));
        String anna = user("dev-anna", "anna");
        String finding =
                in("dev-anna", EUROPE).stolen("CredentialAccess:IAMUser/AnomalousBehavior", "IAMUser", "anna", anna);
        told.add(new Told(organization.security(), EUROPE, finding, "through GuardDuty's administrator account"));
        String ben = user("dev-ben", "ben");
        String forged = in("dev-ben", HOME).stolen("UnauthorizedAccess:IAMUser/TorIPCaller", "IAMUser", "ben", ben);
        told.add(new Told(organization.id("staging"), HOME, forged, "forged: staging speaks for dev-ben"));
        role();
        faults += 5;
        healthy += 2;
    }

    private void role() {
        fixture(
                "prod-web",
                HOME,
                aws -> aws.client(IamClient::builder)
                        .createRole(request -> request.roleName("web-app")
                                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}")));
        tell(
                "prod-web",
                HOME,
                in("prod-web", HOME)
                        .stolen(
                                "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
                                "AssumedRole",
                                "web-app",
                                "ASIAEXAMPLEWEBAPP001"));
    }

    private String user(String account, String name) {
        fixture(account, HOME, aws -> aws.client(IamClient::builder).createUser(request -> request.userName(name)));
        return key(account, name);
    }

    private String key(String account, String name) {
        return fixture(
                account,
                HOME,
                aws -> aws.client(IamClient::builder)
                        .createAccessKey(request -> request.userName(name))
                        .accessKey()
                        .accessKeyId());
    }

    private void databases() {
        database("prod-data", EUROPE, "orders", true);
        String orders = in("prod-data", EUROPE)
                .call("rds", "ModifyDBInstance", Json.object().put("dBInstanceIdentifier", "orders"));
        tell("prod-data", EUROPE, orders);
        told.add(new Told(organization.id("prod-data"), EUROPE, orders, "the same event once more"));
        database("staging", EUROPE, "reports", true);
        tell(
                "staging",
                EUROPE,
                in("staging", EUROPE)
                        .configRule(
                                "OrgConfigRule-rds-instance-public-access-check-x7Kq21pa",
                                "AWS::RDS::DBInstance",
                                resourceId("staging", EUROPE, "reports")));
        database("dev-ben", HOME, "scratch", true);
        String arn = "arn:aws:rds:%s:%s:db:scratch".formatted(HOME, organization.id("dev-ben"));
        tell("dev-ben", HOME, in("dev-ben", HOME).securityHub("RDS.2", "AwsRdsDbInstance", arn));
        database("prod-data", HOME, "billing", true);
        sandbox.rdsStatus(organization.id("prod-data"), HOME, "billing", "creating");
        told.add(new Told(
                organization.id("prod-data"),
                HOME,
                in("prod-data", HOME)
                        .call("rds", "CreateDBInstance", Json.object().put("dBInstanceIdentifier", "billing")),
                "still being created"));
        database("partner-portal", EUROPE, "partner-reporting", true);
        tell(
                "partner-portal",
                EUROPE,
                in("partner-portal", EUROPE)
                        .configRule(
                                "rds-instance-public-access-check",
                                "AWS::RDS::DBInstance",
                                resourceId("partner-portal", EUROPE, "partner-reporting")));
        database("prod-data", EUROPE, "orders-replica", false);
        database("staging", EUROPE, "sessions", false);
        faults += 5;
        healthy += 2;
    }

    /** The instance that was still being created when its event came. */
    void finishCreating() {
        sandbox.rdsStatus(organization.id("prod-data"), HOME, "billing", "available");
    }

    private void database(String account, String region, String name, boolean open) {
        fixture(
                account,
                region,
                aws -> aws.client(RdsClient::builder)
                        .createDBInstance(request -> request.dbInstanceIdentifier(name)
                                .engine("postgres")
                                .dbInstanceClass("db.t4g.micro")
                                .allocatedStorage(20)
                                .masterUsername("parapet")
                                .masterUserPassword("only-for-the-demo")
                                .publiclyAccessible(open)));
    }

    private String resourceId(String account, String region, String name) {
        return fixture(
                account,
                region,
                aws -> aws.client(RdsClient::builder)
                        .describeDBInstances(request -> request.dbInstanceIdentifier(name))
                        .dbInstances()
                        .getFirst()
                        .dbiResourceId());
    }

    private void buckets() {
        bucket("prod-web", EUROPE, "acme-web-uploads");
        tell(
                "prod-web",
                EUROPE,
                in("prod-web", EUROPE).call("s3", "CreateBucket", Json.object().put("bucketName", "acme-web-uploads")));
        bucket("dev-anna", EUROPE, "acme-anna-notebooks");
        tell(
                "dev-anna",
                EUROPE,
                in("dev-anna", EUROPE)
                        .configRule(
                                "s3-default-encryption-kms-conformance-pack-9ab31c",
                                "AWS::S3::Bucket",
                                "acme-anna-notebooks"));
        bucket("prod-data", EUROPE, "acme-data-lake");
        told.add(new Told(
                organization.id("prod-data"),
                EUROPE,
                in("prod-data", EUROPE)
                        .call("s3", "DeleteBucketEncryption", Json.object().put("bucketName", "acme-data-lake")),
                "its first write will be refused"));
        bucket("prod-data", EUROPE, "acme-ledger");
        fixture(
                "prod-data",
                EUROPE,
                aws -> aws.client(S3Client::builder)
                        .putBucketEncryption(request -> request.bucket("acme-ledger")
                                .serverSideEncryptionConfiguration(configuration -> configuration.rules(dualLayer()))));
        tell(
                "prod-data",
                EUROPE,
                in("prod-data", EUROPE)
                        .configRule("s3-bucket-server-side-encryption-enabled", "AWS::S3::Bucket", "acme-ledger"));
        faults += 3;
        healthy += 1;
    }

    private static ServerSideEncryptionRule dualLayer() {
        return ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        standard -> standard.sseAlgorithm(ServerSideEncryption.AWS_KMS_DSSE))
                .build();
    }

    private void bucket(String account, String region, String name) {
        fixture(
                account,
                region,
                aws -> aws.client(S3Client::builder)
                        .createBucket(request -> request.bucket(name)
                                .createBucketConfiguration(configuration ->
                                        configuration.locationConstraint(BucketLocationConstraint.EU_WEST_1))));
    }

    private void groups() {
        group(
                "prod-data",
                EUROPE,
                "postgres",
                permission(5432, 5432, "0.0.0.0/0"),
                permission(5432, 5432, "10.0.0.0/8"));
        group("staging", EUROPE, "mysql-in-halves", permission(3306, 3306, "0.0.0.0/1", "128.0.0.0/1"));
        group("dev-ben", HOME, "everything", permission(0, 65535, "0.0.0.0/0"));
        group("prod-web", HOME, "mongo-over-ipv6", overIpv6(27017));
        fixture(
                "prod-web",
                HOME,
                aws -> aws.client(Ec2Client::builder)
                        .createSecurityGroup(request -> request.groupName("web").description("healthy")));
        faults += 4;
        healthy += 1;
    }

    private void group(String account, String region, String name, IpPermission... permissions) {
        String id = fixture(
                account,
                region,
                aws -> aws.client(Ec2Client::builder)
                        .createSecurityGroup(request -> request.groupName(name).description("demo"))
                        .groupId());
        fixture(
                account,
                region,
                aws -> aws.client(Ec2Client::builder)
                        .authorizeSecurityGroupIngress(
                                request -> request.groupId(id).ipPermissions(permissions)));
        ObjectNode request = Json.object().put("groupId", id);
        request.set("ipPermissions", Json.object());
        tell(account, region, in(account, region).call("ec2", "AuthorizeSecurityGroupIngress", request));
    }

    private static IpPermission permission(int from, int to, String... ranges) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(from)
                .toPort(to)
                .ipRanges(List.of(ranges).stream()
                        .map(range -> IpRange.builder().cidrIp(range).build())
                        .toList())
                .build();
    }

    private static IpPermission overIpv6(int port) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipv6Ranges(Ipv6Range.builder().cidrIpv6("::/0").build())
                .build();
    }
}
