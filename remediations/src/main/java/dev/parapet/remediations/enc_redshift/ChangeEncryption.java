package dev.parapet.remediations.enc_redshift;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/**
 * Has Redshift move a cluster's data to encrypted nodes, or back to plain ones.
 *
 * @param key the KMS key to encrypt under; AWS's own without one
 */
record ChangeEncryption(String cluster, Optional<String> key, boolean before, boolean after) implements Action {
    /**
     * "Amazon Redshift automatically migrates your data to a new encrypted cluster", and the other way round
     * (docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html); it takes no writes meanwhile.
     */
    static final Effect EFFECT = new Effect("redshift:ModifyCluster", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "Redshift cluster %s: encrypted %s -> %s%s"
                .formatted(cluster, before, after, key.map(id -> " under " + id).orElse(""));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RedshiftClient::builder)
                .modifyCluster(request ->
                        request.clusterIdentifier(cluster).encrypted(after).kmsKeyId(after ? key.orElse(null) : null));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ChangeEncryption(cluster, key, after, before));
    }
}
