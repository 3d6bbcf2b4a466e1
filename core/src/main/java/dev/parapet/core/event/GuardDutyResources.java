package dev.parapet.core.event;

import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.stream.Stream;

/** What a plain GuardDuty finding names besides the actor. */
final class GuardDutyResources {
    private static final ResourceType BUCKET = ResourceType.of("AWS::S3::Bucket");
    private static final ResourceType INSTANCE = ResourceType.of("AWS::RDS::DBInstance");
    private static final ResourceType FUNCTION = ResourceType.of("AWS::Lambda::Function");
    private static final ResourceType GROUP = ResourceType.of("AWS::EC2::SecurityGroup");

    private GuardDutyResources() {}

    static List<ResourceId> of(Origin origin, Node resource) {
        Stream<ResourceId> buckets = resource.at("s3BucketDetails").list().stream()
                .map(bucket -> Named.plain(origin, BUCKET, bucket.at("name")));
        Stream<ResourceId> databases = resource.at("rdsDbInstanceDetails").list().stream()
                .map(database -> Named.plain(origin, INSTANCE, database.at("dbInstanceIdentifier")));
        Stream<ResourceId> functions = resource.at("lambdaDetails").list().stream()
                .map(function -> Named.plain(origin, FUNCTION, function.at("functionName")));
        Stream<ResourceId> groups = resource.at("instanceDetails").at("networkInterfaces").list().stream()
                .flatMap(card -> groups(origin, card));
        return Stream.of(buckets, databases, functions, groups)
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    /** The security groups of a network interface. */
    static Stream<ResourceId> groups(Origin origin, Node card) {
        return card.at("securityGroups").list().stream().map(group -> Named.plain(origin, GROUP, group.at("groupId")));
    }
}
