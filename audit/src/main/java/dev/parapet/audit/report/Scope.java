package dev.parapet.audit.report;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which accounts a report tells of.
 *
 * @param accounts their numbers; empty means every account that trail and sweep know
 * @param units the paths of organizational units that were asked for, already resolved to accounts
 */
public record Scope(List<String> accounts, List<String> units) {
    /** The whole organization. */
    public static final Scope EVERYTHING = new Scope(List.of(), List.of());

    public Scope {
        accounts = List.copyOf(new TreeSet<>(accounts));
        units = List.copyOf(units);
    }

    boolean holds(String account) {
        return accounts.isEmpty() || accounts.contains(account);
    }

    String describe() {
        if (accounts.isEmpty()) {
            return "every account that trail and sweep know";
        }
        String named = accounts.size() <= 6 ? String.join(", ", accounts) : accounts.size() + " accounts";
        return units.isEmpty() ? named : "%s: %s".formatted(String.join(", ", units), named);
    }

    static Scope of(Collection<String> accounts) {
        return new Scope(List.copyOf(accounts), List.of());
    }
}
