package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.remediations.shared.DatabaseStatus;
import dev.parapet.remediations.shared.Isolation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far the encryption of a cluster has come: what there is under the names it uses.
 *
 * @param plain the snapshot of the cluster
 * @param restored the encrypted cluster under the name it has until it takes over
 */
record Progress(Optional<Isolation> isolation, Optional<Copy> plain, Optional<Restored> restored) {
    static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A snapshot.
     *
     * @param owner the resource id in its mark; empty for somebody else's
     */
    record Copy(String status, String owner) {
        boolean failed() {
            return status.equals("failed") || status.startsWith("incompatible");
        }
    }

    /**
     * The encrypted cluster.
     *
     * @param owner as a snapshot's
     * @param roles the ARNs of the roles it has
     * @param members the names of its instances, with RDS's word on each
     */
    record Restored(String status, String owner, Set<String> roles, boolean dataApi, Map<String, String> members) {
        Restored {
            roles = Set.copyOf(roles);
            members = Map.copyOf(members);
        }

        /** The first part that RDS is not done with, or not able to do. */
        private Optional<String> first(java.util.function.Predicate<String> word) {
            return Optional.of("the encrypted cluster is " + status)
                    .filter(told -> word.test(status))
                    .or(() -> members.entrySet().stream()
                            .filter(member -> word.test(member.getValue()))
                            .map(member -> "instance %s is %s".formatted(member.getKey(), member.getValue()))
                            .sorted()
                            .findFirst());
        }
    }

    /** Whether something is there under one of the names that was not made for this cluster. */
    boolean taken(String resourceId) {
        return isolation.filter(group -> !group.owner().equals(resourceId)).isPresent()
                || plain.filter(snapshot -> !snapshot.owner().equals(resourceId))
                        .isPresent()
                || restored.filter(cluster -> !cluster.owner().equals(resourceId))
                        .isPresent();
    }

    /** Whether data was copied at all. */
    boolean copies() {
        return plain.isPresent() || restored.isPresent();
    }

    /** The piece that failed for good, in words. */
    Optional<String> failed() {
        return plain.filter(Copy::failed)
                .map(snapshot -> "the snapshot is " + snapshot.status())
                .or(() -> restored.flatMap(cluster -> cluster.first(DatabaseStatus::stuck)));
    }

    /** What AWS is still making, in words. */
    Optional<String> underway() {
        return restored.isPresent()
                ? restored.flatMap(cluster -> cluster.first(word -> !DatabaseStatus.modifiable(word)))
                : plain.filter(snapshot -> !snapshot.status().equals("available"))
                        .map(snapshot -> "the snapshot is " + snapshot.status());
    }
}
