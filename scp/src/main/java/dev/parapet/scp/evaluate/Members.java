package dev.parapet.scp.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of the organization.
 *
 * @param management the account that no policy of the organization binds
 * @param paths the units above each account, topmost first; may lack accounts, a request brings its own
 */
public record Members(Optional<String> management, Map<String, List<String>> paths) {
    /** Nothing is known but what requests bring along. */
    public static final Members UNKNOWN = new Members(Optional.empty(), Map.of());

    public Members {
        paths = Map.copyOf(paths);
    }

    boolean isManagement(String account) {
        return management.filter(account::equals).isPresent();
    }

    /** The units above an account, or empty when it does not belong to the organization as far as is known. */
    Optional<List<String>> path(String account, Request request) {
        return account.equals(request.account())
                ? Optional.of(request.path())
                : Optional.ofNullable(paths.get(account));
    }
}
