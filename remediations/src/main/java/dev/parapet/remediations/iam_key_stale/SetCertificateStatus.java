package dev.parapet.remediations.iam_key_stale;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Switches one signing certificate of one user on or off. */
record SetCertificateStatus(String user, String certificate, String before, String after) implements Action {
    static final Effect EFFECT = new Effect("iam:UpdateSigningCertificate", Risk.SAFE, Undo.EXACT);

    SetCertificateStatus {
        if (user.isBlank()) {
            throw new IllegalArgumentException(
                    "without a user name IAM would look among the caller's own certificates");
        }
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "signing certificate %s of user %s: %s -> %s".formatted(certificate, user, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(IamClient::builder)
                .updateSigningCertificate(request ->
                        request.userName(user).certificateId(certificate).status(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetCertificateStatus(user, certificate, after, before));
    }
}
