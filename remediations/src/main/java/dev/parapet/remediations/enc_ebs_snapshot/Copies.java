package dev.parapet.remediations.enc_ebs_snapshot;

import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Finds the encrypted copy of a snapshot by its tag; EC2 itself forgets what a copy was made of. */
final class Copies {
    /** On a copy: the id of the original. */
    static final String OF = "parapet:copy-of";

    private Copies() {}

    /** The youngest, should there be several. */
    static Optional<Snapshot> of(Ec2Client ec2, String original) {
        return ec2
                .describeSnapshots(request -> request.ownerIds("self").filters(filter("tag:" + OF, original)))
                .snapshots()
                .stream()
                .filter(copy -> Boolean.TRUE.equals(copy.encrypted()))
                .max(Comparator.comparing(Snapshot::startTime));
    }

    /** As {@link #of}, where there has to be one. */
    static String id(Ec2Client ec2, String original) {
        return of(ec2, original)
                .map(Snapshot::snapshotId)
                .orElseThrow(() -> SdkClientException.create(original + " has no encrypted copy"));
    }

    static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
