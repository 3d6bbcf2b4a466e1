package dev.parapet.remediations.pub_secret;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Moves a secret from one policy to another; absent is none. Its undo puts the text before back, to the letter. */
record SetResourcePolicy(String secret, Optional<String> before, Optional<String> after) implements Action {
    static final Effect PUT = new Effect("secretsmanager:PutResourcePolicy", Risk.SAFE, Undo.EXACT);
    static final Effect DELETE = new Effect("secretsmanager:DeleteResourcePolicy", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after.isPresent() ? PUT : DELETE;
    }

    @Override
    public String describe() {
        return "secret %s: statements open to everybody %d -> %d%s"
                .formatted(secret, open(before), open(after), after.isPresent() ? "" : ", without a policy");
    }

    private static int open(Optional<String> policy) {
        return policy.map(text -> ResourcePolicy.of(text).open().size()).orElse(0);
    }

    /** Unless the policy is open, as one that an undo puts back, AWS is asked to refuse it if it finds it public. */
    @Override
    public void apply(Aws aws) {
        SecretsManagerClient secrets = aws.client(SecretsManagerClient::builder);
        after.ifPresentOrElse(
                policy -> secrets.putResourcePolicy(request -> request.secretId(secret)
                        .resourcePolicy(policy)
                        .blockPublicPolicy(!ResourcePolicy.of(policy).isOpen())),
                () -> secrets.deleteResourcePolicy(request -> request.secretId(secret)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetResourcePolicy(secret, after, before));
    }
}
