package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.shared.DatabaseStatus;
import java.util.List;
import java.util.Optional;

/**
 * What is decided on an instance: to begin, to go on, to go back, or to leave it to people.
 *
 * @param resource the instance under the name people know
 * @param kmsKey what its successor is encrypted with
 */
record Judgement(ResourceId resource, String kmsKey) {
    Decision of(Instance db) {
        if (db.key().isPresent()) {
            return new Compliant("storage is encrypted with " + db.key().get());
        }
        if (db.status().equals("deleting")) {
            return new Compliant("the instance is being deleted");
        }
        if (db.traits().cluster().isPresent()) {
            return new Escalate("the instance has the storage of cluster %s, which enc-rds-cluster judges and encrypts"
                    .formatted(db.traits().cluster().get()));
        }
        if (db.succeeded()) {
            return new Escalate(
                    "%s is encrypted, and the unencrypted instance it was made from is kept as %s until a person deletes it"
                            .formatted(db.name(), db.heldName()),
                    ByHand.letGo(db));
        }
        return db.inPlace() ? begin(db) : goOn(db);
    }

    /** Clients use the instance, so nothing may be begun that cannot be finished. */
    private Decision begin(Instance db) {
        Optional<String> obstacle = db.traits().obstacle(db.names(), db.groups().size());
        if (obstacle.isPresent()) {
            return new Escalate(
                    "storage is not encrypted, and Parapet does not change it: " + obstacle.get(), byHand(db));
        }
        if (db.progress().taken(db.resourceId())) {
            return new Escalate(
                    "storage is not encrypted, and something that was not made for it has a name that the encryption needs",
                    ByHand.clear(db.names()));
        }
        if (db.progress().copies()) {
            return new Escalate(
                    "storage is not encrypted: an attempt to encrypt it was given up%s"
                            .formatted(db.progress()
                                    .failed()
                                    .map(why -> ", " + why)
                                    .orElse("")),
                    ByHand.tidyUp(db));
        }
        if (DatabaseStatus.stuck(db.status())) {
            return new Escalate("storage is not encrypted, and the instance is in status %s, in which RDS does nothing"
                    .formatted(db.status()));
        }
        return next(
                db,
                "storage is not encrypted; so that no write is lost, clients are kept away from the second step to the last, minutes to hours with its size");
    }

    private List<String> byHand(Instance db) {
        if (db.traits().classTooOld()) {
            return ByHand.changeClass(db);
        }
        return db.traits()
                .replicaOf()
                .map(source -> ByHand.encryptReplica(db, source))
                .orElseGet(() -> ByHand.encrypt(db, kmsKey));
    }

    /** Clients are kept away: forward, or back if something failed for good. */
    private Decision goOn(Instance db) {
        Optional<String> failed = db.progress().failed();
        if (failed.isPresent() && db.madeRoom()) {
            Plan back = new Plan(resource, List.of(new Procedure(db, kmsKey).back()));
            String reason = "%s: the instance goes back to its clients, not encrypted".formatted(failed.get());
            return db.settled() ? new Remediate(back, reason) : new Postpone(back, reason);
        }
        if (DatabaseStatus.stuck(db.status())) {
            return new Escalate(
                    "the instance came into status %s while it was being encrypted, in which RDS does nothing, and nobody reaches it"
                            .formatted(db.status()),
                    ByHand.bringBack(db));
        }
        return next(db, "storage is being encrypted");
    }

    private Decision next(Instance db, String reason) {
        Plan left = new Plan(resource, new Procedure(db, kmsKey).left());
        if (!db.settled()) {
            return new Postpone(left, "%s, and the instance is %s".formatted(reason, busy(db)));
        }
        return db.progress()
                .underway()
                .<Decision>map(work -> new Postpone(left, reason + ": " + work))
                .orElseGet(() -> new Remediate(left, reason));
    }

    private static String busy(Instance db) {
        return db.traits().pending() && DatabaseStatus.modifiable(db.status())
                ? "waiting for a change of its own, which would be made at once"
                : db.status().equals("available") ? "changing its security groups" : db.status();
    }
}
