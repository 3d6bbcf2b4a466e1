package dev.parapet.scp.impact;

import dev.parapet.scp.evaluate.Members;
import java.time.Instant;
import java.util.Optional;

/**
 * Which calls count.
 *
 * @param members the organization's accounts, as far as they are known; when none are, every account that a log was written for
 *     counts as one
 * @param organization its id, {@code o-…}, when it is known
 * @param since the first moment that counts
 */
public record Scope(Members members, Optional<String> organization, Optional<Instant> since) {
    /** Everything. */
    public static final Scope ALL = new Scope(Members.UNKNOWN, Optional.empty(), Optional.empty());

    boolean isMember(String account, Event event) {
        return members.paths().isEmpty()
                ? account.equals(event.recipient())
                : members.paths().containsKey(account);
    }

    boolean isManagement(String account) {
        return members.management().filter(account::equals).isPresent();
    }
}
