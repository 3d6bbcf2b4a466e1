package dev.parapet.tests;

import static dev.parapet.tests.Permissions.tcp;

import dev.parapet.core.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One fault for each way a guardrail can write. */
enum Kind {
    KEY,
    DATABASE,
    BUCKET,
    GROUP,
    /** Takes two writes: pieces in, then the wide rule out. */
    WIDE_GROUP,
    /** Disruptive, so only under mode enforce. */
    ROLE;

    /** Those that are repaired without asking anybody. */
    static final List<Kind> SAFE = List.of(KEY, DATABASE, BUCKET, GROUP, WIDE_GROUP);

    /** The guardrails of these faults; tests of the road and the machinery leave the others off, scenes play them all. */
    static final Set<String> GUARDRAILS = Set.of(
            "iam-key-compromised",
            "iam-role-session-compromised",
            "pub-rds-instance",
            "enc-s3-bucket",
            "net-sg-db-ingress");

    /** A piece of a resource name. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault on a new resource of that name. */
    Planted plant(Member member, String name) {
        return switch (this) {
            case KEY -> key(member, name);
            case DATABASE -> database(member, name);
            case BUCKET -> bucket(member, name);
            case GROUP -> group(member, name);
            case WIDE_GROUP -> wideGroup(member, name);
            case ROLE -> role(member, name);
        };
    }

    private static Planted key(Member member, String user) {
        String key = member.key(user);
        return new Planted(
                "iam-key-compromised",
                key,
                member.detector().stolen("IAMUser", user, key),
                () -> member.keyStatus(user, key),
                "Active",
                "Inactive"::equals,
                () -> member.activate(user, key));
    }

    private static Planted database(Member member, String name) {
        member.database(name, true);
        return new Planted(
                "pub-rds-instance",
                name,
                member.detector().call("rds", "ModifyDBInstance", Json.object().put("dBInstanceIdentifier", name)),
                () -> member.databaseNow(name).publiclyAccessible() ? "public" : "private",
                "public",
                "private"::equals,
                () -> member.open(name, true));
    }

    private static Planted bucket(Member member, String name) {
        member.bucket(name);
        return new Planted(
                "enc-s3-bucket",
                name,
                member.detector().call("s3", "CreateBucket", Json.object().put("bucketName", name)),
                () -> member.encryption(name),
                "AES256 - bucketKey=false",
                "aws:kms - bucketKey=true"::equals,
                () -> member.s3().deleteBucketEncryption(request -> request.bucket(name)));
    }

    private static Planted group(Member member, String name) {
        String id = member.group(name, tcp(5432, 5432, "0.0.0.0/0"), tcp(5432, 5432, "10.0.0.0/8"));
        return group(
                member, id, List.of("tcp 5432-5432 10.0.0.0/8"), () -> member.allow(id, tcp(5432, 5432, "0.0.0.0/0")));
    }

    private static Planted wideGroup(Member member, String name) {
        String id = member.group(name, tcp(3300, 3310, "0.0.0.0/0"), tcp(443, 443, "0.0.0.0/0"));
        List<String> narrowed = List.of("tcp 3300-3305 0.0.0.0/0", "tcp 3307-3310 0.0.0.0/0", "tcp 443-443 0.0.0.0/0");
        return group(member, id, narrowed, () -> member.allow(id, tcp(3300, 3310, "0.0.0.0/0")));
    }

    private static Planted group(Member member, String id, List<String> cured, Runnable replant) {
        return new Planted(
                "net-sg-db-ingress",
                id,
                member.detector()
                        .call(
                                "ec2",
                                "AuthorizeSecurityGroupIngress",
                                Json.object().put("groupId", id)),
                () -> member.rules(id).toString(),
                member.rules(id).toString(),
                cured.toString()::equals,
                replant);
    }

    private static Planted role(Member member, String name) {
        member.role("/", name);
        return new Planted(
                "iam-role-session-compromised",
                name,
                member.detector().stolen("AssumedRole", name, "ASIAEXAMPLESESSION01"),
                () -> member.roleDeny(name).orElse("no deny"),
                "no deny",
                state -> state.contains("aws%3ATokenIssueTime") || state.contains("aws:TokenIssueTime"),
                () -> member.iam()
                        .deleteRolePolicy(request -> request.roleName(name).policyName("ParapetRevokeOlderSessions")));
    }
}
