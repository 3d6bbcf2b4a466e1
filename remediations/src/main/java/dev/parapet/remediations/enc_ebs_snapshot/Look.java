package dev.parapet.remediations.enc_ebs_snapshot;

import static java.util.stream.Collectors.toMap;

import dev.parapet.remediations.shared.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.StorageTier;
import software.amazon.awssdk.services.ec2.model.Tag;

/** One look at a snapshot: one call where it is encrypted, four or five where it is not. */
record Look(Ec2Client ec2) {
    /** What marks the snapshots that AWS services make by a plan, and delete by it. Nobody else can set such tags. */
    private static final String BACKUP = "aws:backup:source-resource";

    private static final String LIFECYCLE = "aws:dlm:lifecycle-policy-id";

    /** Empty when it is gone, or another account's. */
    Optional<Snapshot> at(String id) {
        try {
            return ec2.describeSnapshots(request -> request.snapshotIds(id).ownerIds("self")).snapshots().stream()
                    .findFirst()
                    .map(found -> Boolean.TRUE.equals(found.encrypted()) ? listed(found) : whole(found));
        } catch (Ec2Exception e) {
            if (ErrorCode.of(e).equals("InvalidSnapshot.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What the list of snapshots shows of one; all there is to know of one that is encrypted. */
    static Snapshot listed(software.amazon.awssdk.services.ec2.model.Snapshot found) {
        return snapshot(found, List.of(), List.of(), Optional.empty());
    }

    private Snapshot whole(software.amazon.awssdk.services.ec2.model.Snapshot found) {
        return snapshot(
                found,
                images(found.snapshotId()),
                permissions(found.snapshotId()),
                Copies.of(ec2, found.snapshotId()).map(this::copy));
    }

    private static Snapshot snapshot(
            software.amazon.awssdk.services.ec2.model.Snapshot found,
            List<String> images,
            List<CreateVolumePermission> permissions,
            Optional<Snapshot.Copy> copy) {
        return new Snapshot(
                found.snapshotId(),
                found.stateAsString(),
                Boolean.TRUE.equals(found.encrypted()),
                found.storageTier() == StorageTier.ARCHIVE,
                tag(found, BACKUP)
                        .map(source -> "AWS Backup")
                        .or(() -> tag(found, LIFECYCLE).map(policy -> "lifecycle policy " + policy)),
                tag(found, "parapet:encrypts").filter(found.volumeId()::equals),
                new Snapshot.Text(
                        Optional.ofNullable(found.description()).orElse(""),
                        found.tags().stream()
                                .filter(tag -> !tag.key().startsWith("aws:")
                                        && !tag.key().startsWith("parapet:"))
                                .collect(toMap(Tag::key, Tag::value))),
                images,
                permissions.stream().anyMatch(permission -> permission.groupAsString() != null),
                accounts(permissions),
                copy);
    }

    private Snapshot.Copy copy(software.amazon.awssdk.services.ec2.model.Snapshot made) {
        return new Snapshot.Copy(
                made.snapshotId(),
                made.stateAsString(),
                Optional.ofNullable(made.progress()).orElse(""),
                accounts(permissions(made.snapshotId())));
    }

    private List<CreateVolumePermission> permissions(String id) {
        return ec2.describeSnapshotAttribute(
                        request -> request.snapshotId(id).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                .createVolumePermissions();
    }

    private static List<String> accounts(List<CreateVolumePermission> permissions) {
        return permissions.stream()
                .map(CreateVolumePermission::userId)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> images(String id) {
        return ec2
                .describeImages(request ->
                        request.owners("self").filters(Copies.filter("block-device-mapping.snapshot-id", id)))
                .images()
                .stream()
                .map(Image::imageId)
                .toList();
    }

    private static Optional<String> tag(software.amazon.awssdk.services.ec2.model.Snapshot found, String key) {
        return found.tags().stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst();
    }
}
