package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Parameter;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Who may restore a snapshot or start an image, beside its own account and its organization.
 *
 * @param everybody whether it is public
 * @param foreign the accounts outside the organization that it is shared with, in order
 */
public record SnapshotSharing(boolean everybody, List<String> foreign) {
    private static final String TRUSTED = "trustedAccounts";

    /** AWS's word for everybody, in the same list as the accounts. */
    public static final String ALL = "all";

    public SnapshotSharing {
        foreign = foreign.stream().sorted().toList();
    }

    /** With whom something is shared, its own organization left out; EC2 and RDS name everybody by a word among the accounts. */
    public static SnapshotSharing of(List<String> holders, Predicate<String> inOrganization) {
        return new SnapshotSharing(
                holders.contains(ALL),
                holders.stream()
                        .filter(holder -> !holder.equals(ALL))
                        .filter(inOrganization.negate())
                        .toList());
    }

    /**
     * Ends what is shared without a reason: two actions where both are to be done, so that the trail tells them apart.
     *
     * @param thing what people call it
     * @param trusted accounts outside the organization that may keep their access
     * @param end ends the sharing with these
     */
    public Decision decide(
            ResourceId resource, String thing, List<String> trusted, Function<List<String>, Action> end) {
        List<String> strangers =
                foreign.stream().filter(account -> !trusted.contains(account)).toList();
        List<Action> actions = Stream.of(everybody ? List.of(ALL) : List.<String>of(), strangers)
                .filter(holders -> !holders.isEmpty())
                .map(end)
                .toList();
        return actions.isEmpty()
                ? new Compliant("the %s is %s".formatted(thing, kept()))
                : new Remediate(new Plan(resource, actions), "the %s is %s".formatted(thing, told(strangers)));
    }

    private String kept() {
        return foreign.isEmpty()
                ? "not shared outside the organization"
                : "shared with trusted accounts only: " + String.join(", ", foreign);
    }

    private String told(List<String> strangers) {
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
