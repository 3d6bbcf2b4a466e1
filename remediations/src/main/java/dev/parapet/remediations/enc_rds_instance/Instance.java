package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.remediations.shared.DatabaseStatus;
import dev.parapet.remediations.shared.Isolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance, what its encrypted successor has to keep, and how far that one has come.
 *
 * @param name under which clients know it
 * @param resourceId which it keeps under any name: {@code db-…}
 * @param heldName the name it has now: another one while its successor is made, and after
 * @param status RDS's word, for example {@code available}
 * @param key the key of its storage, if that is encrypted
 * @param wears the security groups it is in now, with RDS's word on each
 * @param groups the security groups it belongs into
 * @param succeeded whether an encrypted instance made from it has its name
 */
public record Instance(
        String name,
        String resourceId,
        String heldName,
        String status,
        Optional<String> key,
        Map<String, String> wears,
        List<String> groups,
        boolean succeeded,
        Traits traits,
        Settings settings,
        Upkeep upkeep,
        Progress progress) {
    public Instance {
        wears = Map.copyOf(wears);
        groups = List.copyOf(groups);
    }

    Names names() {
        return new Names(name);
    }

    boolean madeRoom() {
        return !heldName.equals(name);
    }

    /** Whether nobody can reach it, as far as RDS is done. */
    boolean isolated() {
        return progress.isolation()
                .map(group -> wears.equals(Map.of(group.id(), "active")))
                .orElse(false);
    }

    /** Whether clients are or can be kept away from it by what was done to it. */
    boolean inPlace() {
        return !madeRoom()
                && progress.isolation()
                        .map(Isolation::id)
                        .filter(wears::containsKey)
                        .isEmpty();
    }

    /** Whether RDS still moves it between groups, or has put off changes. */
    boolean settled() {
        return DatabaseStatus.modifiable(status)
                && !traits.pending()
                && wears.values().stream().allMatch("active"::equals);
    }
}
