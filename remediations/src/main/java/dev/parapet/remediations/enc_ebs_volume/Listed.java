package dev.parapet.remediations.enc_ebs_volume;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What EC2's list of volumes shows of one. */
final class Listed {
    /** What Kubernetes and its drivers put on the volumes they know by their ids. */
    private static final List<String> KUBERNETES =
            List.of("ebs.csi.aws.com/cluster", "CSIVolumeName", "kubernetes.io/created-for/pv/name");

    private Listed() {}

    static Volume volume(software.amazon.awssdk.services.ec2.model.Volume volume) {
        return new Volume(
                volume.volumeId(),
                volume.stateAsString(),
                Boolean.TRUE.equals(volume.encrypted()),
                disk(volume),
                holder(volume),
                tag(volume.tags(), Swap.TAG).orElse(Swap.NONE),
                volume.attachments().stream().findFirst().map(Attachment::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tag(volume.tags(), "aws:cloudformation:stack-name").map(stack -> "CloudFormation stack " + stack));
    }

    /** EC2 tells the iops and throughput of every type, and takes them for these only. */
    private static Disk disk(software.amazon.awssdk.services.ec2.model.Volume volume) {
        String type = volume.volumeTypeAsString();
        return new Disk(
                volume.availabilityZone(),
                type,
                volume.size(),
                Optional.ofNullable(volume.iops()).filter(iops -> type.matches("gp3|io1|io2")),
                Optional.ofNullable(volume.throughput()).filter(throughput -> type.equals("gp3")),
                volume.tags().stream()
                        .filter(tag ->
                                !tag.key().startsWith("aws:") && !tag.key().startsWith("parapet:"))
                        .collect(toMap(Tag::key, Tag::value)));
    }

    private static Optional<Holder> holder(software.amazon.awssdk.services.ec2.model.Volume volume) {
        if (Boolean.TRUE.equals(volume.multiAttachEnabled())) {
            return Optional.of(Holder.SEVERAL_INSTANCES);
        }
        if (volume.outpostArn() != null) {
            return Optional.of(Holder.OUTPOST);
        }
        if (volume.operator() != null && Boolean.TRUE.equals(volume.operator().managed())) {
            return Optional.of(Holder.SERVICE);
        }
        return volume.tags().stream().map(Tag::key).anyMatch(KUBERNETES::contains)
                ? Optional.of(Holder.KUBERNETES)
                : Optional.empty();
    }

    static Optional<String> tag(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst();
    }
}
