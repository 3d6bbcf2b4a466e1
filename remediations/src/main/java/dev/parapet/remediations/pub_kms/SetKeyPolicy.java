package dev.parapet.remediations.pub_kms;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;

/** Moves a key from one policy to another; its undo puts the text before back, to the letter. */
record SetKeyPolicy(String key, String before, String after) implements Action {
    /** Whoever decrypted by virtue of the open statement alone stops working at once, so a person is asked. */
    static final Effect EFFECT = new Effect("kms:PutKeyPolicy", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "KMS key %s: statements open to everybody %d -> %d".formatted(key, open(before), open(after));
    }

    private static int open(String policy) {
        return ResourcePolicy.of(policy).open().size();
    }

    /** KMS's own check against locking everybody out stays on. */
    @Override
    public void apply(Aws aws) {
        aws.client(KmsClient::builder)
                .putKeyPolicy(
                        request -> request.keyId(key).policyName("default").policy(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetKeyPolicy(key, after, before));
    }
}
