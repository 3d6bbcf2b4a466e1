package dev.parapet.remediations.enc_ebs_volume;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the decision needs of a volume, and all that a swap has left behind so far.
 *
 * @param status EC2's word, for example {@code in-use}
 * @param disk what its replacement has to be like
 * @param holder what keeps it from being swapped by its own nature: an orchestrator that knows it by its id, say
 * @param mark the tag {@value Swap#TAG}
 * @param machine the instance of the attachment, or of the mark
 * @param busy another volume of the same instance whose swap is underway
 * @param first the snapshot made while the instance ran
 * @param last the snapshot made after it stopped
 * @param managedBy the CloudFormation stack behind it
 */
public record Volume(
        String id,
        String status,
        boolean encrypted,
        Disk disk,
        Optional<Holder> holder,
        String mark,
        Optional<Attachment> attachment,
        Optional<Machine> machine,
        Optional<String> busy,
        Optional<Interim> first,
        Optional<Interim> last,
        Optional<Replacement> replacement,
        Optional<String> managedBy) {

    /** The same volume, with the instance it is attached to. */
    Volume on(Optional<Machine> at, Optional<String> otherSwap) {
        return new Volume(
                id,
                status,
                encrypted,
                disk,
                holder,
                mark,
                attachment,
                at,
                otherSwap,
                first,
                last,
                replacement,
                managedBy);
    }

    /** The same volume, with what its swap has left behind. */
    Volume underway(
            Optional<Machine> at,
            Optional<Interim> firstMade,
            Optional<Interim> lastMade,
            Optional<Replacement> replacementMade) {
        return new Volume(
                id,
                status,
                encrypted,
                disk,
                holder,
                mark,
                attachment,
                at,
                busy,
                firstMade,
                lastMade,
                replacementMade,
                managedBy);
    }

    Optional<Interim> interim(Interim.Turn turn) {
        return turn == Interim.Turn.FIRST ? first : last;
    }

    /** What AWS is at work on, in a few words; nothing new is begun before it is done. */
    Optional<String> moving() {
        return Stream.of(
                        workloadMoving(),
                        first.filter(Interim::pending).map(snapshot -> copying("first", snapshot)),
                        last.filter(Interim::pending).map(snapshot -> copying("last", snapshot)),
                        replacement
                                .filter(made -> made.status().equals("creating"))
                                .map(made -> made.id() + " is being created"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** As {@link #moving}, of what the workload stands on: the instance and its attachments. */
    Optional<String> workloadMoving() {
        Optional<Attachment> there = replacement.flatMap(Replacement::attachment);
        return Stream.of(
                        machine.filter(Machine::moving)
                                .map(instance -> "%s is %s".formatted(instance.id(), instance.status())),
                        attachment.filter(Attachment::moving).map(at -> "%s is %s".formatted(id, at.status())),
                        there.filter(Attachment::moving).map(at -> "its replacement is %s".formatted(at.status())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String copying(String turn, Interim snapshot) {
        return "the %s snapshot is at %s".formatted(turn, snapshot.progress());
    }
}
