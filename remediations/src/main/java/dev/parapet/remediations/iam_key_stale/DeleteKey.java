package dev.parapet.remediations.iam_key_stale;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Removes one access key of one user; its secret is nowhere else, so nobody can bring it back. */
record DeleteKey(String user, String key) implements Action {
    static final Effect EFFECT = new Effect("iam:DeleteAccessKey", Risk.IRREVERSIBLE, Undo.NONE);

    DeleteKey {
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
        return "access key %s of user %s: Inactive -> deleted".formatted(key, user);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(IamClient::builder)
                .deleteAccessKey(request -> request.userName(user).accessKeyId(key));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
