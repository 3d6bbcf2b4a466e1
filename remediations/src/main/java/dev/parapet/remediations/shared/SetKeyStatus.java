package dev.parapet.remediations.shared;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Switches one access key of one user on or off; its undo is the same switch turned back. */
public record SetKeyStatus(String user, String key, String before, String after) implements Action {
    /** The key stays and can be switched on again; whoever signs with it is refused meanwhile. */
    public static final Effect EFFECT = new Effect("iam:UpdateAccessKey", Risk.SAFE, Undo.EXACT);

    /** A user is always named. */
    public SetKeyStatus {
        if (user.isBlank()) {
            throw new IllegalArgumentException("without a user name IAM would look among the caller's own keys");
        }
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "access key %s of user %s: %s -> %s".formatted(key, user, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(IamClient::builder)
                .updateAccessKey(
                        request -> request.userName(user).accessKeyId(key).status(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetKeyStatus(user, key, after, before));
    }
}
