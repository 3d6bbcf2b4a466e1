package dev.parapet.organization.baseline;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The password policy of an account, once an account; what is stricter in any point stays. */
public record Passwords(PasswordPolicy wish) implements Part<Optional<PasswordPolicy>> {
    /** Empty where the account has none of its own. */
    @Override
    public Optional<PasswordPolicy> observe(Aws aws) {
        try {
            return Optional.of(policy(
                    aws.client(IamClient::builder).getAccountPasswordPolicy().passwordPolicy()));
        } catch (NoSuchEntityException none) {
            return Optional.empty();
        }
    }

    private static PasswordPolicy policy(software.amazon.awssdk.services.iam.model.PasswordPolicy found) {
        return new PasswordPolicy(
                found.minimumPasswordLength(),
                new PasswordPolicy.Classes(
                        yes(found.requireUppercaseCharacters()),
                        yes(found.requireLowercaseCharacters()),
                        yes(found.requireNumbers()),
                        yes(found.requireSymbols())),
                found.maxPasswordAge() == null || found.maxPasswordAge() == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(found.maxPasswordAge()),
                found.passwordReusePrevention() == null ? 0 : found.passwordReusePrevention(),
                yes(found.hardExpiry()),
                yes(found.allowUsersToChangePassword()));
    }

    private static boolean yes(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    /** The stricter of both, point by point. */
    @Override
    public Proposal plan(Optional<PasswordPolicy> there) {
        PasswordPolicy target = there.map(wish::and).orElse(wish);
        return there.filter(target::equals).isPresent()
                ? Proposal.nothing()
                : Proposal.of(new SetPolicy(there, target));
    }

    /** Replaces the whole policy, as AWS wants it. */
    record SetPolicy(Optional<PasswordPolicy> before, PasswordPolicy after) implements Change {
        @Override
        public Kind kind() {
            return before.isPresent() ? Kind.UPDATE : Kind.CREATE;
        }

        @Override
        public String api() {
            return "iam:UpdateAccountPasswordPolicy";
        }

        @Override
        public String describe() {
            return "password policy: %s -> %s"
                    .formatted(before.map(PasswordPolicy::words).orElse("none"), after.words());
        }

        @Override
        public void apply(Aws aws) {
            aws.client(IamClient::builder).updateAccountPasswordPolicy(to -> {
                to.minimumPasswordLength(after.length())
                        .requireUppercaseCharacters(after.classes().upper())
                        .requireLowercaseCharacters(after.classes().lower())
                        .requireNumbers(after.classes().digits())
                        .requireSymbols(after.classes().symbols())
                        .hardExpiry(after.hardExpiry())
                        .allowUsersToChangePassword(after.changeable());
                after.maxAge().ifPresent(to::maxPasswordAge);
                if (after.reuse() > 0) {
                    to.passwordReusePrevention(after.reuse());
                }
            });
        }
    }
}
