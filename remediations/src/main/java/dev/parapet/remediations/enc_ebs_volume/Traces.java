package dev.parapet.remediations.enc_ebs_volume;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * What a swap leaves behind in EC2, found again by tags. A tag alone proves nothing, for others can set it: a snapshot counts
 * only if EC2 says that it is one of the volume, and a replacement only if EC2 says that it was made of that snapshot.
 */
final class Traces {
    /** On whatever Parapet makes for the swap of a volume: the volume's id. */
    static final String OF = "parapet:encrypts";

    /** On a snapshot: which of the two it is. */
    static final String TURN = "parapet:turn";

    /** On a retired volume: the id of the one in charge. */
    static final String HEIR = "parapet:replaced-by";

    private Traces() {}

    /** The snapshots of a volume that bear Parapet's tags, youngest first. */
    static List<Snapshot> snapshots(Ec2Client ec2, String volume) {
        return ec2
                .describeSnapshots(request ->
                        request.ownerIds("self").filters(filter("volume-id", volume), filter("tag:" + OF, volume)))
                .snapshots()
                .stream()
                .sorted(Comparator.comparing(Snapshot::startTime).reversed())
                .toList();
    }

    static Optional<Snapshot> snapshot(List<Snapshot> snapshots, Interim.Turn turn) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.tags().contains(tag(TURN, turn.word())))
                .findFirst();
    }

    /** The snapshot of that turn, done. */
    static String completed(Ec2Client ec2, String volume, Interim.Turn turn) {
        return snapshot(snapshots(ec2, volume), turn)
                .filter(snapshot -> snapshot.state() == SnapshotState.COMPLETED)
                .map(Snapshot::snapshotId)
                .orElseThrow(() ->
                        SdkClientException.create("%s has no completed %s snapshot".formatted(volume, turn.word())));
    }

    /** The encrypted volumes that were made for another, those that are being deleted left out. */
    static Stream<software.amazon.awssdk.services.ec2.model.Volume> replacements(Ec2Client ec2, String volume) {
        return ec2.describeVolumes(request -> request.filters(filter("tag:" + OF, volume))).volumes().stream()
                .filter(made -> Boolean.TRUE.equals(made.encrypted()))
                .filter(made -> !made.stateAsString().startsWith("delet"));
    }

    /** The encrypted volume that was made of the last snapshot. */
    static Optional<String> replacement(Ec2Client ec2, String volume) {
        Optional<Snapshot> last = snapshot(snapshots(ec2, volume), Interim.Turn.LAST);
        return last.flatMap(snapshot -> replacements(ec2, volume)
                .filter(made -> snapshot.snapshotId().equals(made.snapshotId()))
                .map(software.amazon.awssdk.services.ec2.model.Volume::volumeId)
                .findFirst());
    }

    /** As {@link #replacement}, where there has to be one. */
    static String madeReplacement(Ec2Client ec2, String volume) {
        return replacement(ec2, volume)
                .orElseThrow(() -> SdkClientException.create(volume + " has no encrypted volume to take its place"));
    }

    static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static TagSpecification tags(ResourceType type, List<Tag> tags) {
        return TagSpecification.builder().resourceType(type).tags(tags).build();
    }
}
