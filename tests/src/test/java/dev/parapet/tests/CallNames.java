package dev.parapet.tests;

import static java.util.stream.Collectors.toCollection;

import dev.parapet.core.Family;
import dev.parapet.sandbox.Call;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Calls on the wire under the names that IAM has for them. */
final class CallNames {
    /** Operations whose IAM action has another name. */
    private static final Map<String, String> NAMED_OTHERWISE = Map.ofEntries(
            Map.entry("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
            Map.entry("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
            Map.entry("s3:DeleteBucketEncryption", "s3:PutEncryptionConfiguration"),
            Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
            Map.entry("s3:HeadBucket", "s3:ListBucket"),
            Map.entry("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
            Map.entry("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
            Map.entry("s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
            Map.entry("s3control:GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock"),
            Map.entry("s3control:PutPublicAccessBlock", "s3:PutAccountPublicAccessBlock"),
            Map.entry("s3control:DeletePublicAccessBlock", "s3:PutAccountPublicAccessBlock"));

    /** What else IAM asks for where a call brings tags or a role along. */
    private static final Map<String, String> ASKED_BESIDE = Map.ofEntries(
            Map.entry("ec2:CopySnapshot", "ec2:CreateTags"),
            Map.entry("ec2:CreateSecurityGroup", "ec2:CreateTags"),
            Map.entry("ec2:CreateSnapshot", "ec2:CreateTags"),
            Map.entry("ec2:CreateVolume", "ec2:CreateTags"),
            Map.entry("rds:CopyDBSnapshot", "rds:AddTagsToResource"),
            Map.entry("rds:CreateDBSnapshot", "rds:AddTagsToResource"),
            Map.entry("rds:CopyDBClusterSnapshot", "rds:AddTagsToResource"),
            Map.entry("rds:CreateDBClusterSnapshot", "rds:AddTagsToResource"),
            Map.entry("rds:CreateDBInstance", "rds:AddTagsToResource"),
            Map.entry("rds:RestoreDBClusterFromSnapshot", "rds:AddTagsToResource"),
            Map.entry("rds:RestoreDBInstanceFromDBSnapshot", "rds:AddTagsToResource"),
            Map.entry("rds:AddRoleToDBCluster", "iam:PassRole"),
            Map.entry("rds:AddRoleToDBInstance", "iam:PassRole"));

    private CallNames() {}

    /** What was called under the role of a family. */
    static SortedSet<String> made(List<Call> calls, Family family) {
        return calls.stream()
                .filter(call -> call.role().endsWith("/parapet/" + family.slug()))
                .flatMap(CallNames::actions)
                .collect(toCollection(TreeSet::new));
    }

    /** What IAM asks for before it lets a call through. */
    static Stream<String> actions(Call call) {
        String plain = service(call) + ":" + call.operation();
        String named = NAMED_OTHERWISE.getOrDefault(plain, plain);
        return Stream.concat(Stream.of(named), Stream.ofNullable(ASKED_BESIDE.get(named)));
    }

    /** S3 Control signs as S3 does; the block it sets is the account's, so the call names no bucket. */
    private static String service(Call call) {
        boolean ofTheAccount = call.operation().endsWith("PublicAccessBlock")
                && call.parameter("Bucket").isEmpty();
        return ofTheAccount ? "s3control" : call.service();
    }
}
