package dev.parapet.remediations.enc_ebs_volume;

import java.util.ArrayList;
import java.util.List;

/** The commands for a person, with the names filled in. */
record ByHand(Volume volume, String region) {
    /** The swap itself, by hand. */
    List<String> swapped() {
        List<String> steps = new ArrayList<>();
        volume.attachment()
                .ifPresent(at -> steps.add(
                        "Save what a stop would lose, then: aws ec2 stop-instances --instance-ids %s --region %s"
                                .formatted(at.instance(), region)));
        steps.add("aws ec2 create-snapshot --volume-id %s --region %s".formatted(volume.id(), region));
        steps.add(
                "aws ec2 create-volume --snapshot-id SNAPSHOT --encrypted --availability-zone %s --volume-type %s --region %s"
                        .formatted(volume.disk().zone(), volume.disk().type(), region));
        volume.attachment().ifPresent(at -> {
            steps.add("aws ec2 detach-volume --volume-id %s --region %s".formatted(volume.id(), region));
            steps.add("aws ec2 attach-volume --volume-id NEW --instance-id %s --device %s --region %s"
                    .formatted(at.instance(), at.device(), region));
            steps.add("aws ec2 start-instances --instance-ids %s --region %s".formatted(at.instance(), region));
        });
        return steps;
    }

    List<String> inKubernetes() {
        return List.of(
                "Make a storage class with the parameter encrypted: \"true\", and a claim in it",
                "Copy the data from the old claim to the new one while the workload is scaled to zero",
                "Point the workload at the new claim, and delete the old one when it runs");
    }

    List<String> launchedAnew(String by) {
        return List.of(
                "Turn on encryption by default: aws ec2 enable-ebs-encryption-by-default --region " + region,
                "Let %s replace the instance: the new one's volumes are encrypted".formatted(by));
    }

    List<String> movedAway() {
        return List.of(
                "Turn on encryption by default: aws ec2 enable-ebs-encryption-by-default --region " + region,
                "Move the workload to an instance that boots from EBS");
    }

    List<String> restored() {
        return List.of("Restore the newest snapshot with --encrypted, and delete %s".formatted(volume.id()));
    }

    /** To be asked about a volume again whose swap was given up. */
    List<String> askedAgain() {
        return List.of("aws ec2 delete-tags --resources %s --tags Key=%s --region %s"
                .formatted(volume.id(), Swap.TAG, region));
    }

    /** Somebody put the old volume back in place of the new one. */
    List<String> goneBack() {
        return List.of(
                "Decide which of the two has the data, and delete the other",
                "To have %s encrypted anew: aws ec2 delete-tags --resources %s --tags Key=%s Key=%s --region %s"
                        .formatted(volume.id(), volume.id(), Swap.TAG, Traces.HEIR, region));
    }

    /** AWS does not start the instance on its new volume. */
    List<String> started(Swap.Place place, String heir) {
        return List.of(
                "Let who starts it use the key of %s (kms:CreateGrant), then: aws ec2 start-instances --instance-ids %s --region %s"
                        .formatted(heir, place.instance(), region),
                "Or go back: aws ec2 detach-volume --volume-id %s --region %s".formatted(heir, region),
                "aws ec2 attach-volume --volume-id %s --instance-id %s --device %s --region %s"
                        .formatted(volume.id(), place.instance(), place.device(), region));
    }
}
