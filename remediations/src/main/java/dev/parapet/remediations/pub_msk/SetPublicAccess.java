package dev.parapet.remediations.pub_msk;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.KafkaCluster;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Moves a cluster's public access; its undo is the same move backwards. */
record SetPublicAccess(String cluster, String before, String after) implements Action {
    /** The brokers go on; connections from inside the VPC stay. */
    static final Effect EFFECT = new Effect("kafka:UpdateConnectivity", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "MSK cluster %s: public access %s -> %s".formatted(KafkaCluster.name(cluster), before, after);
    }

    /** Nothing but public access is sent: VPC connectivity and network type stay as they are. */
    @Override
    public void apply(Aws aws) {
        String version = KafkaCluster.version(cluster, aws);
        aws.client(KafkaClient::builder)
                .updateConnectivity(request -> request.clusterArn(cluster)
                        .currentVersion(version)
                        .connectivityInfo(connectivity -> connectivity.publicAccess(access -> access.type(after))));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetPublicAccess(cluster, after, before));
    }
}
