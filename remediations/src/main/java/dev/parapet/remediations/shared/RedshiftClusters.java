package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Finding;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;

/** Redshift clusters as findings name them and as Redshift describes them. */
public final class RedshiftClusters {
    /** The type under which every detector knows a cluster. */
    public static final String TYPE = "AWS::Redshift::Cluster";

    /** Redshift refuses to modify a cluster in any other status. */
    public static final String AVAILABLE = "available";

    private static final Set<String> LEAVING = Set.of("deleting", "final-snapshot");

    /** A cluster does not come out of these by itself. */
    private static final Set<String> STUCK = Set.of("hardware-failure", "storage-full");

    private RedshiftClusters() {}

    /** The cluster a finding names, if it names one. */
    public static List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    /** Identifiers are in lower case, whatever the request said. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(call.response(), call.request())
                .map(body -> body.path("clusterIdentifier").asText("").toLowerCase(Locale.ROOT))
                .filter(name -> name.length() <= 63 && name.matches("[a-z](?:-?[a-z0-9])*"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name));
    }

    /** The cluster of that name; empty when there is none. */
    public static Optional<Cluster> named(String name, Aws aws) {
        try {
            return aws
                    .client(RedshiftClient::builder)
                    .describeClusters(request -> request.clusterIdentifier(name))
                    .clusters()
                    .stream()
                    .findFirst();
        } catch (ClusterNotFoundException gone) {
            return Optional.empty();
        }
    }

    /** Every cluster of the account and region, a hundred a call. */
    public static Stream<Cluster> all(Aws aws) {
        return aws.client(RedshiftClient::builder).describeClustersPaginator().clusters().stream();
    }

    /** Whether a cluster in that status is on its way out. */
    public static boolean leaving(String status) {
        return LEAVING.contains(status);
    }

    /** Whether somebody has to see to a cluster in that status before Redshift changes anything. */
    public static boolean stuck(String status) {
        return STUCK.contains(status) || status.startsWith("incompatible-");
    }

    /** The CloudFormation stack that made the cluster, if one did. */
    public static Optional<String> managedBy(Cluster cluster) {
        return cluster.tags().stream()
                .filter(tag -> tag.key().equals("aws:cloudformation:stack-name"))
                .findFirst()
                .map(tag -> "CloudFormation stack " + tag.value());
    }
}
