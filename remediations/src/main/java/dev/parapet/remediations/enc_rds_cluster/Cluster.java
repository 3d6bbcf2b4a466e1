package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.remediations.shared.DatabaseStatus;
import dev.parapet.remediations.shared.Isolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster, what its encrypted successor has to keep, and how far that one has come.
 *
 * @param name under which clients know it
 * @param resourceId which it keeps under any name: {@code cluster-…}
 * @param heldName the name it has now: another one while its successor is made, and after
 * @param status RDS's word, for example {@code available}
 * @param key the key of its storage, if that is encrypted
 * @param wears the security groups it is in now, with RDS's word on each
 * @param groups the security groups it belongs into
 * @param dataApi whether it belongs to it that clients reach it by the Data API
 * @param dataApiNow whether they do now
 * @param succeeded whether an encrypted cluster made from it has its name
 * @param members its instances, the writer first; of an encrypted cluster those that have not got their names yet
 */
public record Cluster(
        String name,
        String resourceId,
        String heldName,
        String status,
        Optional<String> key,
        Map<String, String> wears,
        List<String> groups,
        boolean dataApi,
        boolean dataApiNow,
        boolean succeeded,
        List<Member> members,
        Traits traits,
        Settings settings,
        Upkeep upkeep,
        Progress progress) {
    /** Beside the groups an isolation remembers that the Data API was on, for it is turned off meanwhile. */
    static final String DATA_API = "parapet:data-api";

    public Cluster {
        wears = Map.copyOf(wears);
        groups = List.copyOf(groups);
        members = List.copyOf(members);
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

    /** Instances that have another name than clients know. */
    List<Member> astray() {
        return members.stream().filter(Member::madeRoom).toList();
    }

    /** Whether clients have it back, and something of it is still as it was meanwhile. */
    boolean halfBack() {
        return inPlace() && (!astray().isEmpty() || dataApi != dataApiNow);
    }

    /** As it is once nothing of it is as it was meanwhile. */
    Cluster back() {
        return new Cluster(
                name,
                resourceId,
                name,
                status,
                key,
                wears,
                groups,
                dataApi,
                dataApi,
                succeeded,
                members.stream().map(Member::back).toList(),
                traits,
                settings,
                upkeep,
                progress);
    }

    /** Whether RDS still works on it or on an instance, moves it between groups, or has put off changes. */
    boolean settled() {
        return busy().isEmpty();
    }

    /** What RDS is at, in words. */
    Optional<String> busy() {
        if (!DatabaseStatus.modifiable(status)) {
            return Optional.of("the cluster is " + status);
        }
        if (traits.pending() || members.stream().anyMatch(Member::pending)) {
            return Optional.of("a change of its own is waiting, which would be made at once");
        }
        if (!wears.values().stream().allMatch("active"::equals)) {
            return Optional.of("the cluster is changing its security groups");
        }
        return members.stream()
                .filter(member -> !member.settled())
                .map(member -> "instance %s is %s".formatted(member.heldName(), member.status()))
                .findFirst();
    }

    /** What cannot be got out of by waiting. */
    Optional<String> stuck() {
        return DatabaseStatus.stuck(status)
                ? Optional.of("the cluster is " + status)
                : members.stream()
                        .filter(member -> DatabaseStatus.stuck(member.status()))
                        .map(member -> "instance %s is %s".formatted(member.heldName(), member.status()))
                        .findFirst();
    }

    /** DocumentDB and Neptune speak the API of RDS, under commands of their own. */
    String cli() {
        return switch (traits.engine()) {
            case "docdb" -> "aws docdb";
            case "neptune" -> "aws neptune";
            default -> "aws rds";
        };
    }
}
