package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.Place;
import dev.parapet.core.Seen;
import dev.parapet.core.Target;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ConnectivityInfo;
import software.amazon.awssdk.services.kafka.model.EncryptionInTransit;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/**
 * An MSK cluster as far as its network goes.
 *
 * @param state MSK's word, for example {@code ACTIVE}
 * @param publicAccess {@code DISABLED} or {@code SERVICE_PROVIDED_EIPS}
 * @param clientBroker what clients may speak: {@code TLS}, {@code TLS_PLAINTEXT} or {@code PLAINTEXT}
 * @param inCluster whether the brokers speak TLS among themselves
 * @param managedBy what made it and will make it so again
 */
public record KafkaCluster(
        String arn,
        String state,
        String publicAccess,
        String clientBroker,
        boolean inCluster,
        Optional<String> managedBy) {
    public static final String TYPE = "AWS::MSK::Cluster";

    /** In these MSK takes no change, and it comes out of them by itself. */
    public boolean busy() {
        return !state.equals("ACTIVE") && !state.equals("FAILED") && !state.equals("DELETING");
    }

    /** As people know it: the ARN ends in the name and an id. */
    public static String name(String arn) {
        return arn.split("/", -1)[1];
    }

    /**
     * The cluster that a call names, in the answer when it is new and in the path when it is changed; CloudTrail keeps the
     * path's encoding ({@code arn%3Aaws%3Akafka…}).
     */
    public static Stream<Target> calledFor(Finding.ApiActivity call) {
        Origin origin = call.origin();
        Pattern own = Pattern.compile("arn:%s:kafka:%s:%s:cluster/[A-Za-z0-9_-]{1,64}/[0-9a-f-]{36}-[0-9a-z]{1,4}"
                .formatted(origin.partition(), origin.region(), origin.account()));
        return Stream.of(call.response(), call.request())
                .map(body -> body.path("clusterArn").asText(""))
                .filter(arn -> arn.matches("[A-Za-z0-9_:%/-]{1,400}"))
                .filter(arn -> arn.matches("(?:[^%]|%[0-9A-Fa-f]{2})+"))
                .map(arn -> URLDecoder.decode(arn, StandardCharsets.UTF_8))
                .filter(arn -> own.matcher(arn).matches())
                .limit(1)
                .map(arn -> Target.of(origin.resource(TYPE, arn)));
    }

    public static Optional<KafkaCluster> find(String arn, Aws aws) {
        return described(arn, aws).map(KafkaCluster::of);
    }

    /** Every change must name the version it was made for. */
    public static String version(String arn, Aws aws) {
        return described(arn, aws).map(Cluster::currentVersion).orElse("gone");
    }

    private static Optional<Cluster> described(String arn, Aws aws) {
        try {
            return Optional.of(aws.client(KafkaClient::builder)
                    .describeClusterV2(request -> request.clusterArn(arn))
                    .clusterInfo());
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /** The list shows as much of a cluster as a look at one. */
    public static Stream<Seen<KafkaCluster>> all(Place place, Aws aws) {
        return aws.client(KafkaClient::builder).listClustersV2Paginator(request -> {}).clusterInfoList().stream()
                .map(KafkaCluster::of)
                .map(cluster -> Seen.of(place.resource(TYPE, cluster.arn()), cluster));
    }

    /** A serverless cluster has no public endpoint and speaks nothing but TLS. */
    static KafkaCluster of(Cluster cluster) {
        Optional<Provisioned> provisioned = Optional.ofNullable(cluster.provisioned());
        Optional<EncryptionInTransit> transit = provisioned
                .flatMap(brokers -> Optional.ofNullable(brokers.encryptionInfo()))
                .flatMap(encryption -> Optional.ofNullable(encryption.encryptionInTransit()));
        return new KafkaCluster(
                cluster.clusterArn(),
                cluster.stateAsString(),
                provisioned
                        .flatMap(brokers -> Optional.ofNullable(brokers.brokerNodeGroupInfo()))
                        .flatMap(KafkaCluster::publicAccess)
                        .orElse("DISABLED"),
                transit.flatMap(set -> Optional.ofNullable(set.clientBrokerAsString()))
                        .orElse("TLS"),
                transit.flatMap(set -> Optional.ofNullable(set.inCluster())).orElse(true),
                Optional.ofNullable(cluster.tags().get("aws:cloudformation:stack-name"))
                        .map(stack -> "CloudFormation stack " + stack));
    }

    private static Optional<String> publicAccess(BrokerNodeGroupInfo brokers) {
        return Optional.ofNullable(brokers.connectivityInfo())
                .map(ConnectivityInfo::publicAccess)
                .map(access -> access.type());
    }
}
