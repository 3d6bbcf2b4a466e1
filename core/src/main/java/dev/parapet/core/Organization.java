package dev.parapet.core;

import java.util.Optional;
import java.util.Set;

/**
 * Who belongs to the organization, and who may speak for whom. A finding about an account outside, or from a sender that
 * has no say over that account, is refused whatever it claims.
 *
 * @param securityAccount where Parapet runs; speaks for every account, as it is the delegated administrator
 * @param accounts the active accounts
 * @param delegates who else is registered as a service's administrator; asked only when somebody else speaks
 */
public record Organization(String securityAccount, Set<String> accounts, Delegates delegates) {
    /**
     * Only these services have an account that receives what concerns others: an administrator, or, for Organizations, the
     * management account, to which alone it tells that an account was made.
     */
    private static final Set<String> ADMINISTERED =
            Set.of("aws.guardduty", "aws.securityhub", "aws.health", "aws.organizations");

    /** Who is registered as the administrator of a service for the whole organization. */
    @FunctionalInterface
    public interface Delegates {
        /** Nobody but the security account. */
        Delegates NONE = source -> Set.of();

        /** The accounts, for an event source such as {@code aws.guardduty}. */
        Set<String> of(String source);
    }

    public Organization {
        accounts = Set.copyOf(accounts);
    }

    /** Why a finding of this origin must not act on that account, or empty when it may. */
    public Optional<String> refusal(Origin origin, String account) {
        if (!accounts.contains(account)) {
            return Optional.of("account %s is not an active account of the organization".formatted(account));
        }
        if (!speaksFor(origin, account)) {
            return Optional.of(
                    "account %s may not speak for %s in %s".formatted(origin.sender(), account, origin.source()));
        }
        return Optional.empty();
    }

    private boolean speaksFor(Origin origin, String account) {
        return origin.sender().equals(account)
                || (ADMINISTERED.contains(origin.source()) && administers(origin.source(), origin.sender()));
    }

    private boolean administers(String source, String sender) {
        return sender.equals(securityAccount) || delegates.of(source).contains(sender);
    }
}
