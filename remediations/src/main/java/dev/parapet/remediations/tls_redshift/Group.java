package dev.parapet.remediations.tls_redshift;

import dev.parapet.core.Aws;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterParameterGroupStatus;
import software.amazon.awssdk.services.redshift.model.ClusterParameterStatus;

/** A cluster's parameter group, as Redshift describes it. */
final class Group {
    static final String REQUIRE_SSL = "require_ssl";

    private static final String IN_SYNC = "in-sync";

    private Group() {}

    /** The name of a cluster's group; each cluster has one. */
    static String of(Cluster cluster) {
        return status(cluster)
                .map(ClusterParameterGroupStatus::parameterGroupName)
                .orElse("");
    }

    private static Optional<ClusterParameterGroupStatus> status(Cluster cluster) {
        return cluster.clusterParameterGroups().stream().findFirst();
    }

    /** How far the cluster has put require_ssl into effect; {@code pending-reboot} until it is rebooted. */
    static String applied(Cluster cluster) {
        return status(cluster).map(Group::applied).orElse(IN_SYNC);
    }

    /** Where Redshift tells of single parameters, another one's change is no business of ours. */
    private static String applied(ClusterParameterGroupStatus group) {
        List<ClusterParameterStatus> each = group.clusterParameterStatusList();
        return each.isEmpty()
                ? Optional.ofNullable(group.parameterApplyStatus()).orElse(IN_SYNC)
                : each.stream()
                        .filter(parameter -> REQUIRE_SSL.equals(parameter.parameterName()))
                        .findFirst()
                        .map(ClusterParameterStatus::parameterApplyStatus)
                        .orElse(IN_SYNC);
    }

    /** Whether the group requires TLS. All parameters are read: which value holds without one depends on the family. */
    static boolean requiresTls(String group, Aws aws) {
        return aws
                .client(RedshiftClient::builder)
                .describeClusterParametersPaginator(request -> request.parameterGroupName(group))
                .parameters()
                .stream()
                .filter(parameter -> REQUIRE_SSL.equals(parameter.parameterName()))
                .anyMatch(parameter -> "true".equalsIgnoreCase(parameter.parameterValue()));
    }
}
