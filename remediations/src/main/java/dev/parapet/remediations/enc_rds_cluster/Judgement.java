package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.shared.Isolation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is decided on a cluster: to begin, to go on, to go back, to end, or to leave it to people.
 *
 * @param resource the cluster under the name people know
 * @param kmsKey what its successor is encrypted with
 */
record Judgement(ResourceId resource, String kmsKey) {
    Decision of(Cluster db) {
        if (db.key().isPresent()) {
            return db.members().isEmpty()
                    ? new Compliant("storage is encrypted with " + db.key().get())
                    : giveNames(db);
        }
        if (db.status().equals("deleting")) {
            return new Compliant("the cluster is being deleted");
        }
        if (db.succeeded()) {
            return when(
                    db.busy(),
                    procedure(db).farewell(),
                    "%s is encrypted, and the unencrypted cluster it was made from is kept as %s until a person approves its end"
                            .formatted(db.name(), db.heldName()));
        }
        Optional<String> failed = db.progress().taken(db.resourceId())
                ? Optional.empty()
                : db.progress().failed();
        if (failed.isPresent() && (!db.inPlace() || db.halfBack())) {
            return when(
                    db.busy(),
                    procedure(db).back(),
                    "%s: the cluster goes back to its clients, not encrypted".formatted(failed.get()));
        }
        return db.inPlace() ? begin(db, failed) : goOn(db);
    }

    /** The cluster has taken over; its instances still have the names they were made under. */
    private Decision giveNames(Cluster db) {
        List<Action> steps = db.members().reversed().stream()
                .<Action>map(member -> new RenameMember(member.heldName(), member.name()))
                .toList();
        return when(
                db.busy(),
                steps,
                "storage is encrypted with %s, and instances are still without the names of those before them"
                        .formatted(db.key().orElse("")));
    }

    /** Clients use the cluster, so nothing may be begun that cannot be finished. */
    private Decision begin(Cluster db, Optional<String> failed) {
        Optional<String> obstacle = obstacle(db);
        if (obstacle.isPresent()) {
            return new Escalate(
                    "storage is not encrypted, and Parapet does not change it: " + obstacle.get(),
                    new ByHand(db, kmsKey).steps());
        }
        Aftermath aftermath = new Aftermath(db);
        if (db.progress().taken(db.resourceId())) {
            return new Escalate(
                    "storage is not encrypted, and something that was not made for it has a name that the encryption needs",
                    aftermath.clear());
        }
        if (db.progress().copies()) {
            return new Escalate(
                    "storage is not encrypted: an attempt to encrypt it was given up%s"
                            .formatted(failed.map(why -> ", " + why).orElse("")),
                    aftermath.tidyUp());
        }
        return db.stuck()
                .<Decision>map(why -> new Escalate(
                        "storage is not encrypted, and %s, a status in which RDS does nothing".formatted(why)))
                .orElseGet(
                        () -> start(
                                db,
                                "storage is not encrypted; so that no write is lost, clients are kept away from the second step until the cluster takes over, an hour and more with its size and instances"));
    }

    /** Where an attempt was taken back RDS may have been too busy to give the instances their names back. */
    private Decision start(Cluster db, String reason) {
        return db.halfBack()
                ? when(
                        db.busy(),
                        procedure(db).again(),
                        reason + "; an attempt was taken back before, and not everything has its name back yet")
                : next(db, reason);
    }

    private static Optional<String> obstacle(Cluster db) {
        return db.traits().obstacle().or(() -> {
            List<String> names = db.members().stream().map(Member::name).toList();
            if (names.isEmpty()) {
                return Optional.of("it has no instance, so that nobody reaches it as it is");
            }
            if (names.stream().anyMatch(name -> name.startsWith("application-autoscaling-"))) {
                return Optional.of("autoscaling makes and deletes its readers, also while it is copied");
            }
            if (db.traits().vpc().isEmpty() || db.groups().size() > Isolation.MOST_GROUPS) {
                return Optional.of("it is in no VPC, or in too many security groups, to be taken off the network");
            }
            return Names.fit(Stream.concat(Stream.of(db.name()), names.stream()))
                    ? Optional.empty()
                    : Optional.of("its name or one of its instances' is too long to be changed for a while");
        });
    }

    /** Clients are kept away. */
    private Decision goOn(Cluster db) {
        Aftermath aftermath = new Aftermath(db);
        if (db.stuck().isPresent()) {
            return new Escalate(
                    "%s, a status in which RDS does nothing, and the cluster was being encrypted: nobody reaches it"
                            .formatted(db.stuck().get()),
                    aftermath.bringBack());
        }
        boolean begun = db.madeRoom() || !db.astray().isEmpty();
        if (begun && db.settled() && !db.isolated()) {
            return new Escalate(
                    "somebody changed the security groups of the cluster while it was being encrypted, and what clients write may be lost",
                    aftermath.bringBack());
        }
        return next(db, "storage is being encrypted");
    }

    private Decision next(Cluster db, String reason) {
        return when(db.busy().or(() -> db.progress().underway()), procedure(db).left(), reason);
    }

    private Decision when(Optional<String> busy, List<Action> steps, String reason) {
        Plan plan = new Plan(resource, steps);
        return busy.<Decision>map(work -> new Postpone(plan, "%s: %s".formatted(reason, work)))
                .orElseGet(() -> new Remediate(plan, reason));
    }

    private Procedure procedure(Cluster db) {
        return new Procedure(db, resource, kmsKey);
    }
}
