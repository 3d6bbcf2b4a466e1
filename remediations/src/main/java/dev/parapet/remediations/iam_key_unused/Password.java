package dev.parapet.remediations.iam_key_unused;

import dev.parapet.core.Aws;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** A user's password for the console. */
final class Password {
    private Password() {}

    /** Empty when there is none, or no such user. Passkeys and security keys are listed as MFA devices, too. */
    static Optional<Credential> of(String user, Aws aws) {
        IamClient iam = aws.client(IamClient::builder);
        try {
            iam.getLoginProfile(request -> request.userName(user));
            boolean alone = iam.listMFADevices(request -> request.userName(user))
                    .mfaDevices()
                    .isEmpty();
            return Optional.of(new Credential(user, Optional.empty(), alone));
        } catch (NoSuchEntityException gone) {
            return Optional.empty();
        }
    }

    /** Nobody can give a person a second factor but the person; who has lost the password has it reset, not brought back. */
    static Decision decide(Credential seen) {
        String user = seen.user();
        if (!seen.passwordAlone()) {
            return new Compliant("the password of user %s needs a second factor".formatted(user));
        }
        return new Escalate(
                "the password of user %s opens the console without a second factor".formatted(user),
                List.of(
                        "give the person behind %s a permission set in IAM Identity Center, then: aws iam delete-login-profile --user-name %s"
                                .formatted(user, user),
                        "or let the person register a passkey or an authenticator app: IAM console, My security credentials, Assign MFA device",
                        "see when it was last used: aws iam get-user --user-name %s --query User.PasswordLastUsed"
                                .formatted(user)));
    }
}
