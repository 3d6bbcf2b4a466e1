package dev.parapet.remediations.tls_elasticache;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.tls_elasticache.Group.Tls;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;

/** Moves what a replication group asks of its clients by one step; its undo is the same step backwards. */
record SetTls(String group, Tls before, Tls after) implements Action {
    /** Both kinds of connection are taken: ElastiCache calls it a migration without downtime. */
    static final Effect OFFER = new Effect("elasticache:ModifyReplicationGroup", Risk.SAFE, Undo.EXACT);

    /** Connections of the kind that is no longer taken are dropped. */
    static final Effect CLOSE = new Effect("elasticache:ModifyReplicationGroup", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after == Tls.PREFERRED ? OFFER : CLOSE;
    }

    @Override
    public String describe() {
        return "ElastiCache replication group %s: TLS %s -> %s".formatted(group, word(before), word(after));
    }

    private static String word(Tls tls) {
        return tls.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(ElastiCacheClient::builder).modifyReplicationGroup(request -> {
            request.replicationGroupId(group).applyImmediately(true).transitEncryptionEnabled(after != Tls.OFF);
            if (after != Tls.OFF) {
                request.transitEncryptionMode(word(after));
            }
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetTls(group, after, before));
    }
}
