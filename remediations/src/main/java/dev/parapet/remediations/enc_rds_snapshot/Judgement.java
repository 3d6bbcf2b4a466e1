package dev.parapet.remediations.enc_rds_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Decision.Warn;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.enc_rds_snapshot.Snapshot.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is decided on a snapshot. Two decisions, a day apart: the copy, which takes nothing from anybody, and the end of the
 * original, which a person has to approve.
 *
 * @param kmsKey the organization's, if it named one
 */
record Judgement(ResourceId resource, Optional<String> kmsKey) {
    static final String STANDARD_KEY = "alias/aws/rds";

    Decision of(Snapshot snapshot) {
        if (snapshot.key().isPresent()) {
            return new Compliant(
                    "the snapshot is encrypted with " + snapshot.key().get());
        }
        if (snapshot.encrypting().isPresent()) {
            return new Escalate(
                    "the snapshot was taken to encrypt %s, and is not needed once that is done"
                            .formatted(snapshot.encrypting().get()),
                    ByHand.letGo(snapshot));
        }
        if (!snapshot.kind().equals("manual")) {
            return new Escalate(
                    "the snapshot is not encrypted because %s is not, and goes with its retention: encrypt that"
                            .formatted(snapshot.source()));
        }
        if (snapshot.ofCluster()) {
            return new Escalate(
                    "the snapshot is not encrypted, and RDS copies no snapshot of a cluster under a key",
                    ByHand.throughCluster(snapshot, kmsKey.orElse(STANDARD_KEY)));
        }
        return snapshot.copy().map(copy -> original(snapshot, copy)).orElseGet(() -> copy(snapshot));
    }

    private Decision copy(Snapshot snapshot) {
        if (!snapshot.hasRoomForCopy()) {
            return new Escalate("the snapshot is not encrypted, and its name leaves no room for that of a copy");
        }
        if (!snapshot.accounts().isEmpty() && kmsKey.isEmpty()) {
            return new Escalate(
                    "the snapshot is not encrypted and shared with %s, and a copy under the AWS managed key cannot be shared"
                            .formatted(String.join(", ", snapshot.accounts())),
                    ByHand.nameKey(snapshot));
        }
        Plan plan = new Plan(
                resource,
                List.of(new CopySnapshot(
                        snapshot.name(), Snapshot.copyOf(snapshot.name()), kmsKey.orElse(STANDARD_KEY))));
        return snapshot.status().equals("available")
                ? new Remediate(plan, "the snapshot is not encrypted")
                : new Postpone(plan, "the snapshot is not encrypted, and " + snapshot.status());
    }

    private Decision original(Snapshot snapshot, Copy copy) {
        if (!copy.exact() || copy.status().equals("failed")) {
            return new Escalate(
                    "the snapshot is not encrypted, and %s is no encrypted copy of it%s"
                            .formatted(
                                    Snapshot.copyOf(snapshot.name()),
                                    copy.status().equals("failed") ? ": the copy failed" : ""),
                    ByHand.clear(snapshot));
        }
        if (!copy.rested() || !copy.status().equals("available")) {
            return new Warn(
                    copy.made().plus(Lookup.REST),
                    "the snapshot is not encrypted; an encrypted copy of it is %s, and a day after it was made Parapet asks to delete the original"
                            .formatted(copy.status().equals("available") ? "there" : copy.status()),
                    ByHand.lookAtCopy(snapshot, copy));
        }
        return new Remediate(
                new Plan(resource, end(snapshot, copy)),
                "the snapshot is not encrypted, and an encrypted copy of it is there since %s%s"
                        .formatted(
                                copy.made(),
                                snapshot.sharedWith().contains("all") ? "; it is public, and the copy cannot be" : ""));
    }

    private static List<Action> end(Snapshot snapshot, Copy copy) {
        String name = Snapshot.copyOf(snapshot.name());
        List<Action> actions = new ArrayList<>();
        List<String> missing = snapshot.accounts().stream()
                .filter(account -> !copy.sharedWith().contains(account))
                .toList();
        if (!missing.isEmpty()) {
            actions.add(new ShareCopy(name, missing, true));
        }
        actions.add(new DeleteOriginal(snapshot.name(), name));
        return actions;
    }
}
