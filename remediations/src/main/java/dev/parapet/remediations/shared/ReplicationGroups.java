package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Finding;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;

/** ElastiCache replication groups: how findings name them and where they are read. */
public final class ReplicationGroups {
    public static final String TYPE = "AWS::ElastiCache::ReplicationGroup";

    private ReplicationGroups() {}

    /** ElastiCache stores identifiers in lower case, whatever the request said. */
    public static List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.response(), call.request())
                        .map(body -> body.path("replicationGroupId").asText(""))
                        .filter(id -> id.matches("[A-Za-z](?:-?[A-Za-z0-9]){0,39}"))
                        .limit(1)
                        .map(id -> Target.of(call.origin().resource(TYPE, id.toLowerCase(Locale.ROOT))))
                        .toList()
                : finding.named(TYPE);
    }

    public static Optional<ReplicationGroup> find(String id, Aws aws) {
        try {
            return aws
                    .client(ElastiCacheClient::builder)
                    .describeReplicationGroups(request -> request.replicationGroupId(id))
                    .replicationGroups()
                    .stream()
                    .findFirst();
        } catch (ReplicationGroupNotFoundException gone) {
            return Optional.empty();
        }
    }

    public static Stream<ReplicationGroup> all(Aws aws) {
        return aws.client(ElastiCacheClient::builder).describeReplicationGroupsPaginator().replicationGroups().stream();
    }
}
