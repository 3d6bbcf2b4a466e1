package dev.parapet.remediations.pub_emr;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.emr.EmrClient;

/** Moves an account's EMR block public access in one region; its undo is the same move backwards. */
record SetBlock(String account, Block before, Block after) implements Action {
    /** Asked when a cluster starts: those that run stay as they are. */
    static final Effect EFFECT =
            new Effect("elasticmapreduce:PutBlockPublicAccessConfiguration", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EMR block public access of account %s: %s -> %s".formatted(account, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(EmrClient::builder)
                .putBlockPublicAccessConfiguration(
                        request -> request.blockPublicAccessConfiguration(after.configuration()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetBlock(account, after, before));
    }
}
