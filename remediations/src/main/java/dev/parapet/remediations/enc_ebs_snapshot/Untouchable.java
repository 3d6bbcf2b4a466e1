package dev.parapet.remediations.enc_ebs_snapshot;

import dev.parapet.core.Decision.Escalate;
import java.util.List;
import java.util.Optional;

/** Why a snapshot is not copied and deleted by itself, and what a person does instead. */
record Untouchable(Snapshot snapshot, String region, boolean keyOfOurOwn) {
    Optional<Escalate> reason() {
        String id = snapshot.id();
        if (snapshot.status().equals("error")) {
            return told(
                    "it failed, and nothing can be restored of it",
                    "aws ec2 delete-snapshot --snapshot-id %s --region %s".formatted(id, region));
        }
        if (snapshot.owner().isPresent()) {
            return told(
                    "%s made it and deletes it by its own plan"
                            .formatted(snapshot.owner().get()),
                    "Encrypt the volume behind it: later snapshots of the plan are encrypted, and this one expires");
        }
        if (!snapshot.images().isEmpty()) {
            return inUse();
        }
        if (snapshot.archived()) {
            return told(
                    "it is archived, and nothing is copied out of the archive",
                    "aws ec2 restore-snapshot-tier --snapshot-id %s --temporary-restore-days 3 --region %s"
                            .formatted(id, region));
        }
        return shared();
    }

    private Optional<Escalate> inUse() {
        String image = snapshot.images().getFirst();
        return told(
                "EC2 deletes no snapshot that an image needs, and %s needs it"
                        .formatted(String.join(", ", snapshot.images())),
                "aws ec2 copy-image --source-image-id %s --source-region %s --region %s --encrypted --name NAME"
                        .formatted(image, region, region),
                "Point whoever launches %s at the copy, then: aws ec2 deregister-image --image-id %s --region %s"
                        .formatted(image, image, region));
    }

    private Optional<Escalate> shared() {
        if (snapshot.everybody()) {
            return told(
                    "it is public, and no encrypted snapshot can be",
                    "aws ec2 modify-snapshot-attribute --snapshot-id %s --attribute createVolumePermission --operation-type remove --group-names all --region %s"
                            .formatted(snapshot.id(), region));
        }
        return snapshot.accounts().isEmpty() || keyOfOurOwn
                ? Optional.empty()
                : told(
                        "it is shared with %s, and no copy under an AWS managed key can be"
                                .formatted(String.join(", ", snapshot.accounts())),
                        "Set kmsKey of enc-ebs-snapshot to a key that those accounts may use, or end the sharing");
    }

    private static Optional<Escalate> told(String why, String... steps) {
        return Optional.of(new Escalate("the snapshot is not encrypted, and is not replaced: " + why, List.of(steps)));
    }
}
