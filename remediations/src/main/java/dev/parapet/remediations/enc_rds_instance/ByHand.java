package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.remediations.shared.Isolation;
import java.util.ArrayList;
import java.util.List;

/** What people do where Parapet does not: the same way in commands, what an attempt left behind, the instance that was kept. */
final class ByHand {
    private ByHand() {}

    /** The whole way, for an instance that needs more than Parapet keeps. */
    static List<String> encrypt(Instance db, String kmsKey) {
        Names names = db.names();
        return List.of(
                "stop what writes to %s: what is written after the snapshot stays behind".formatted(db.name()),
                "aws rds create-db-snapshot --db-instance-identifier %s --db-snapshot-identifier %s"
                        .formatted(db.heldName(), names.snapshot()),
                "aws rds copy-db-snapshot --source-db-snapshot-identifier %s --target-db-snapshot-identifier %s --kms-key-id %s"
                        .formatted(names.snapshot(), names.encryptedCopy(), kmsKey),
                "aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier %s --db-instance-identifier NEW-NAME, with the settings of %s"
                        .formatted(names.encryptedCopy(), db.heldName()),
                "aws rds modify-db-instance --apply-immediately --db-instance-identifier %s --new-db-instance-identifier OLD-NAME, then NEW-NAME to %s in the same way"
                        .formatted(db.heldName(), db.name()),
                "make read replicas, roles and secrets anew, start the application, and delete the old instance when nothing is missing");
    }

    /** Encryption needs a class that can do it; everything else follows by itself. */
    static List<String> changeClass(Instance db) {
        return List.of(
                "aws rds modify-db-instance --db-instance-identifier %s --db-instance-class db.m7g.large, or another class of today"
                        .formatted(db.heldName()),
                "the next finding or sweep plans the encryption");
    }

    /** Names that something else has. */
    static List<String> clear(Names names) {
        return List.of(
                "look at what there is of: snapshots %s and %s, instance %s, security group %s"
                        .formatted(names.snapshot(), names.encryptedCopy(), names.replacement(), names.noIngress()),
                "delete what nobody needs any more; the next finding or sweep asks again");
    }

    /** Replicas are encrypted with what they replicate. */
    static List<String> encryptReplica(Instance db, String source) {
        return List.of(
                "encrypt %s first: an encrypted instance has encrypted replicas only".formatted(source),
                "aws rds create-db-instance-read-replica --source-db-instance-identifier %s --db-instance-identifier NEW-NAME --db-instance-class %s"
                        .formatted(source, db.traits().instanceClass()),
                "send readers to NEW-NAME, then aws rds delete-db-instance --skip-final-snapshot --db-instance-identifier %s"
                        .formatted(db.heldName()));
    }

    /** The unencrypted instance that made room. */
    static List<String> letGo(Instance db) {
        Names names = db.names();
        return List.of(
                "check that nothing is missing in " + db.name(),
                "aws rds modify-db-instance --apply-immediately --no-deletion-protection --db-instance-identifier "
                        + db.heldName(),
                "aws rds delete-db-instance --skip-final-snapshot --delete-automated-backups --db-instance-identifier "
                        + db.heldName(),
                "aws rds delete-db-snapshot --db-snapshot-identifier " + names.snapshot(),
                "aws rds delete-db-snapshot --db-snapshot-identifier " + names.encryptedCopy(),
                "aws ec2 delete-security-group --group-id "
                        + db.progress().isolation().map(Isolation::id).orElse("GROUP"));
    }

    /** An instance that RDS does not move any more. */
    static List<String> bringBack(Instance db) {
        return List.of(
                "repair it as the status says, or restore its latest backup: aws rds restore-db-instance-to-point-in-time --use-latest-restorable-time --source-db-instance-identifier %s --target-db-instance-identifier NEW-NAME"
                        .formatted(db.heldName()),
                "give clients the way back: aws rds modify-db-instance --apply-immediately --db-instance-identifier %s --new-db-instance-identifier %s --vpc-security-group-ids %s"
                        .formatted(db.heldName(), db.name(), String.join(" ", db.groups())));
    }

    /** What an attempt left behind that did not come to its end. */
    static List<String> tidyUp(Instance db) {
        Names names = db.names();
        Progress progress = db.progress();
        List<String> steps = new ArrayList<>();
        steps.add(
                "find out why it failed: aws rds describe-events --duration 20160 --source-type db-instance --source-identifier "
                        + names.replacement());
        progress.restored()
                .ifPresent(
                        made -> steps.add("aws rds delete-db-instance --skip-final-snapshot --db-instance-identifier "
                                + names.replacement()));
        progress.copy()
                .ifPresent(made ->
                        steps.add("aws rds delete-db-snapshot --db-snapshot-identifier " + names.encryptedCopy()));
        progress.plain()
                .ifPresent(
                        made -> steps.add("aws rds delete-db-snapshot --db-snapshot-identifier " + names.snapshot()));
        progress.isolation().ifPresent(group -> steps.add("aws ec2 delete-security-group --group-id " + group.id()));
        steps.add("the next finding or sweep asks again");
        return steps;
    }
}
