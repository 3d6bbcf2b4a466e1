package dev.parapet.remediations.tls_msk;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.KafkaCluster;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** Moves what clients of a cluster may speak; its undo is the same move backwards. */
record SetClientEncryption(String cluster, String before, String after) implements Action {
    /** Clients that still speak plaintext are cut off, and MSK restarts the brokers one after the other. */
    static final Effect EFFECT = new Effect("kafka:UpdateSecurity", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "MSK cluster %s: clients speak %s -> %s".formatted(KafkaCluster.name(cluster), before, after);
    }

    /** Authentication is not sent and stays; encryption between brokers cannot change and is sent as it is. */
    @Override
    public void apply(Aws aws) {
        String version = KafkaCluster.version(cluster, aws);
        aws.client(KafkaClient::builder)
                .updateSecurity(request -> request.clusterArn(cluster)
                        .currentVersion(version)
                        .encryptionInfo(encryption -> encryption.encryptionInTransit(
                                transit -> transit.clientBroker(after).inCluster(true))));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetClientEncryption(cluster, after, before));
    }
}
