package dev.parapet.remediations.iam_key_stale;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Switches one user's credential for one service on or off; the password stays as it is. */
record SetServiceCredentialStatus(String user, String credential, String before, String after) implements Action {
    static final Effect EFFECT = new Effect("iam:UpdateServiceSpecificCredential", Risk.SAFE, Undo.EXACT);

    SetServiceCredentialStatus {
        if (user.isBlank()) {
            throw new IllegalArgumentException("without a user name IAM would look among the caller's own credentials");
        }
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "service-specific credential %s of user %s: %s -> %s".formatted(credential, user, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(IamClient::builder)
                .updateServiceSpecificCredential(request -> request.userName(user)
                        .serviceSpecificCredentialId(credential)
                        .status(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetServiceCredentialStatus(user, credential, after, before));
    }
}
