package dev.parapet.remediations.iam_key_unused;

import dev.parapet.remediations.shared.AgedKey;
import java.util.Optional;

/**
 * An access key of a user, or the password.
 *
 * @param key absent where the password is looked at
 * @param passwordAlone whether a password without a second factor opens the console; not asked where a key is looked at
 */
public record Credential(String user, Optional<AgedKey> key, boolean passwordAlone) {
    static Credential of(AgedKey key) {
        return new Credential(key.user(), Optional.of(key), false);
    }
}
