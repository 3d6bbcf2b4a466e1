package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Parameter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Who may restore a database snapshot, beside its own account and its organization.
 *
 * @param everybody whether it is public
 * @param foreign the accounts outside the organization that it is shared with, in order
 */
public record SnapshotSharing(boolean everybody, List<String> foreign) {
    private static final String TRUSTED = "trustedAccounts";

    /** RDS's word for everybody, in the same list as the accounts. */
    public static final String ALL = "all";

    public SnapshotSharing {
        foreign = foreign.stream().sorted().toList();
    }

    /** The accounts that nobody has said to trust. */
    public List<String> strangers(List<String> trusted) {
        return foreign.stream().filter(account -> !trusted.contains(account)).toList();
    }

    /** Who has access without a reason, in a few words. */
    public String told(List<String> strangers) {
        String accounts = "with %s outside the organization".formatted(String.join(", ", strangers));
        if (!everybody) {
            return "shared " + accounts;
        }
        return strangers.isEmpty() ? "public" : "public, and shared " + accounts;
    }

    /** The setting that names accounts outside the organization which may keep their access. */
    public static Parameter parameter() {
        return new Parameter(
                TRUSTED, "Accounts outside the organization that snapshots may be shared with.", "none, []");
    }

    /**
     * The accounts an organization trusts.
     *
     * @throws IllegalArgumentException for any other setting, and for what is no account
     */
    public static List<String> trusted(Map<String, JsonNode> parameters, String guardrail) {
        JsonNode accounts = parameters.get(TRUSTED);
        if (parameters.size() != (accounts == null ? 0 : 1)) {
            throw new IllegalArgumentException(guardrail + " takes only " + TRUSTED);
        }
        if (accounts == null) {
            return List.of();
        }
        List<String> trusted = StreamSupport.stream(accounts.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (!accounts.isArray() || !trusted.stream().allMatch(account -> account.matches("\\d{12}"))) {
            throw new IllegalArgumentException(
                    TRUSTED + " takes a list of account numbers in quotes, twelve digits each");
        }
        return trusted;
    }
}
