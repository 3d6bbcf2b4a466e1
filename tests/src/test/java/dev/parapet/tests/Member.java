package dev.parapet.tests;

import dev.parapet.sandbox.Detector;
import dev.parapet.sandbox.Fixture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** One account and region as its owner sees it: makes resources and looks at them, past the proxy. */
record Member(World world, String account, String region) {
    Member in(String otherRegion) {
        return new Member(world, account, otherRegion);
    }

    /** What AWS's detectors say about this account. */
    Detector detector() {
        return new Detector(account, region, account);
    }

    Fixture aws() {
        return world.sandbox().fixture(account, region);
    }

    IamClient iam() {
        return aws().client(IamClient::builder);
    }

    RdsClient rds() {
        return aws().client(RdsClient::builder);
    }

    S3Client s3() {
        return aws().client(S3Client::builder);
    }

    Ec2Client ec2() {
        return aws().client(Ec2Client::builder);
    }

    /** A new access key of a user, who is made on the way. */
    String key(String user) {
        if (iam().listUsers().users().stream()
                .noneMatch(known -> known.userName().equals(user))) {
            iam().createUser(request -> request.userName(user));
        }
        return iam().createAccessKey(request -> request.userName(user))
                .accessKey()
                .accessKeyId();
    }

    String keyStatus(String user, String key) {
        return iam().listAccessKeys(request -> request.userName(user)).accessKeyMetadata().stream()
                .filter(known -> known.accessKeyId().equals(key))
                .findFirst()
                .orElseThrow()
                .statusAsString();
    }

    void activate(String user, String key) {
        iam().updateAccessKey(request -> request.userName(user).accessKeyId(key).status(StatusType.ACTIVE));
    }

    void role(String path, String name) {
        iam().createRole(request -> request.path(path)
                .roleName(name)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
    }

    /** The policy that denies older sessions; empty when there is none. */
    Optional<String> roleDeny(String name) {
        try {
            return Optional.of(
                    iam().getRolePolicy(request -> request.roleName(name).policyName("ParapetRevokeOlderSessions"))
                            .policyDocument());
        } catch (NoSuchEntityException none) {
            return Optional.empty();
        }
    }

    Optional<String> userDeny(String name) {
        try {
            return Optional.of(
                    iam().getUserPolicy(request -> request.userName(name).policyName("ParapetRevokeOlderSessions"))
                            .policyDocument());
        } catch (NoSuchEntityException none) {
            return Optional.empty();
        }
    }

    void database(String name, boolean open) {
        rds().createDBInstance(request -> request.dbInstanceIdentifier(name)
                .engine("postgres")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .masterUsername("parapet")
                .masterUserPassword("only-for-tests")
                .publiclyAccessible(open));
    }

    DBInstance databaseNow(String name) {
        return rds().describeDBInstances(request -> request.dbInstanceIdentifier(name))
                .dbInstances()
                .getFirst();
    }

    void open(String database, boolean open) {
        rds().modifyDBInstance(request -> request.dbInstanceIdentifier(database).publiclyAccessible(open));
    }

    void bucket(String name) {
        s3().createBucket(request -> request.bucket(name)
                .createBucketConfiguration(to -> to.locationConstraint(BucketLocationConstraint.fromValue(region))));
    }

    /** A bucket's default encryption as one line. */
    String encryption(String bucket) {
        ServerSideEncryptionRule rule = s3().getBucketEncryption(request -> request.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst();
        var standard = rule.applyServerSideEncryptionByDefault();
        return "%s %s bucketKey=%s"
                .formatted(
                        standard.sseAlgorithmAsString(),
                        Optional.ofNullable(standard.kmsMasterKeyID()).orElse("-"),
                        Boolean.TRUE.equals(rule.bucketKeyEnabled()));
    }

    /** A new security group with these permissions; answers its id. */
    String group(String name, IpPermission... permissions) {
        String id = ec2().createSecurityGroup(request -> request.groupName(name).description("for a test"))
                .groupId();
        allow(id, permissions);
        return id;
    }

    void allow(String group, IpPermission... permissions) {
        ec2().authorizeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(permissions));
    }

    /** The ingress rules of a group, each as one line, sorted. */
    List<String> rules(String group) {
        Filter here = Filter.builder().name("group-id").values(group).build();
        return ec2().describeSecurityGroupRules(request -> request.filters(here)).securityGroupRules().stream()
                .filter(rule -> !rule.isEgress())
                .map(Member::line)
                .sorted()
                .toList();
    }

    private static String line(SecurityGroupRule rule) {
        String source = Stream.of(rule.cidrIpv4(), rule.cidrIpv6(), rule.prefixListId())
                .filter(text -> text != null)
                .collect(Collectors.joining());
        String description =
                rule.description() == null || rule.description().isEmpty() ? "" : " # " + rule.description();
        return "%s %s-%s %s%s".formatted(rule.ipProtocol(), rule.fromPort(), rule.toPort(), source, description);
    }
}
