package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a swap that has begun goes on: forward as long as nothing is wrong, and back to the state before when a snapshot or a
 * volume fails, the instance stands still too long, or somebody changed what the swap relies on. Once the workload runs on the
 * new volume there is no way back, for it writes to it.
 */
record Course(ResourceId resource, Volume volume, Swap swap, Optional<String> kmsKey) {
    Decision next() {
        Optional<Replacement> heir =
                volume.replacement().filter(Replacement::inCharge).filter(this::used);
        return heir.map(this::finish)
                .orElseGet(() -> swap.back().or(this::wrong).map(this::back).orElseGet(this::forward));
    }

    /** Until the instance was started on the new volume nobody has written to it, whatever the tag says. */
    private boolean used(Replacement heir) {
        return !swap.running()
                || volume.machine()
                        .filter(machine ->
                                !machine.ended() && !machine.started().isAfter(heir.at()))
                        .isEmpty();
    }

    private Decision forward() {
        Plan plan = new Plan(resource, new Steps(volume, swap, kmsKey).left());
        return volume.moving()
                .<Decision>map(work -> new Postpone(plan, "the volume is being swapped for an encrypted one: " + work))
                .orElseGet(() -> new Remediate(plan, "the volume is being swapped for an encrypted one"));
    }

    /** What makes it impossible to go on; in the words that stay on the volume. */
    private Optional<String> wrong() {
        return Stream.of(
                        when(failed(volume.first()) || failed(volume.last()), "a snapshot failed"),
                        when(
                                volume.replacement().filter(Replacement::failed).isPresent(),
                                "the encrypted volume failed"),
                        when(overdue(), "the instance stood still too long"),
                        when(outdated(), "the instance was started before the swap was done"),
                        when(moved(), "the volume or its instance was changed meanwhile"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> when(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }

    private static boolean failed(Optional<Interim> snapshot) {
        return snapshot.filter(Interim::failed).isPresent();
    }

    private boolean inPlace() {
        return volume.replacement().filter(made -> made.isAt(swap.place())).isPresent();
    }

    private boolean overdue() {
        return !inPlace()
                && volume.machine()
                        .filter(machine -> machine.is("stopped") && machine.overdue())
                        .isPresent();
    }

    /** Whether the volume may have been written to since the last snapshot. */
    private boolean outdated() {
        boolean startedSince = volume.machine()
                .filter(machine -> volume.last()
                        .filter(last -> machine.started().isAfter(last.at()))
                        .isPresent())
                .isPresent();
        return volume.last().isPresent() && volume.attachment().isPresent() && (startedSince || awake());
    }

    private boolean awake() {
        return volume.machine()
                .filter(machine -> machine.is("running") || machine.is("pending"))
                .isPresent();
    }

    /** Whether it is no longer attached as it was, other than by the swap's own doing. */
    private boolean moved() {
        if (swap.place().isEmpty()) {
            return volume.attachment().isPresent();
        }
        boolean elsewhere = volume.attachment()
                .filter(at -> !swap.place().equals(Optional.of(at.place())))
                .isPresent();
        boolean takenAway =
                volume.attachment().isEmpty() && volume.replacement().isEmpty();
        boolean awakeUnasked = !swap.running() && volume.attachment().isPresent() && awake();
        return elsewhere
                || takenAway
                || awakeUnasked
                || volume.machine().filter(machine -> !machine.ended()).isEmpty();
    }

    /** The reason first, for what shows it goes on the way; then the workload, the leftovers, and the end of the swap. */
    private Decision back(String reason) {
        List<Action> steps = new ArrayList<>();
        Swap returning = swap.goingBack(reason);
        if (swap.back().isEmpty()) {
            steps.add(new Mark(volume.id(), swap.text(), returning.text()));
        }
        swap.place().filter(place -> there()).ifPresent(place -> steps.addAll(restored(place)));
        volume.replacement()
                .ifPresent(made -> steps.add(new DropVolume(new MakeVolume(volume.id(), volume.disk(), kmsKey))));
        Stream.of(Interim.Turn.LAST, Interim.Turn.FIRST)
                .filter(turn -> volume.interim(turn).isPresent())
                .forEach(turn -> steps.add(new DropSnapshot(volume.id(), turn)));
        steps.add(new Mark(volume.id(), returning.text(), Swap.givingUp(reason)));
        Plan plan = new Plan(resource, steps);
        String told = "everything is put back as it was: " + reason;
        return blocked(steps.getFirst())
                .<Decision>map(work -> new Postpone(plan, "%s; %s".formatted(told, work)))
                .orElseGet(() -> new Remediate(plan, told));
    }

    /** Whether the instance is still there and its device is free for the volume, or has it. */
    private boolean there() {
        boolean elsewhere = volume.attachment()
                .filter(at -> !swap.place().equals(Optional.of(at.place())))
                .isPresent();
        return !elsewhere
                && volume.machine().filter(machine -> !machine.ended()).isPresent();
    }

    private List<Action> restored(Swap.Place place) {
        List<Action> steps = new ArrayList<>();
        if (inPlace()) {
            steps.add(new Detach(volume.id(), true, place));
        }
        // What a person took away before there was a replacement is not ours to put back.
        if (volume.attachment().isEmpty() && volume.replacement().isPresent()) {
            steps.add(new Attach(volume.id(), false, place));
        }
        boolean ours = volume.attachment().isPresent() || volume.replacement().isPresent();
        if (ours
                && swap.deleted()
                && volume.attachment().filter(Attachment::deleted).isEmpty()) {
            steps.add(new SetDeletion(place, false, true));
        }
        if (swap.running()
                && volume.machine().filter(machine -> machine.is("stopped")).isPresent()) {
            steps.add(new Start(place.instance()));
        }
        return steps;
    }

    /** What the first step back has to wait for: a snapshot that is being made is no reason to leave an instance stopped. */
    private Optional<String> blocked(Action due) {
        boolean leftovers = due instanceof DropSnapshot || due instanceof DropVolume || due instanceof Mark;
        return swap.back().isEmpty() ? Optional.empty() : leftovers ? volume.moving() : volume.workloadMoving();
    }

    /** The new volume is in charge: what is left comes much later, the deletion of the old one. */
    private Decision finish(Replacement heir) {
        if (volume.attachment().isPresent()) {
            return new Escalate(
                    "the volume was replaced by %s and attached again since".formatted(heir.id()),
                    new ByHand(volume, resource.region()).goneBack());
        }
        return volume.machine()
                .filter(machine -> swap.running() && heir.isAt(swap.place()))
                .flatMap(machine -> starting(machine, heir))
                .orElseGet(() -> retired(heir));
    }

    /** Whether AWS is at our start, or made nothing of it; a stop by its owner since then is the owner's business. */
    private Optional<Decision> starting(Machine machine, Replacement heir) {
        if (machine.is("pending")) {
            Plan start = new Plan(resource, List.of(new Start(machine.id())));
            return Optional.of(new Postpone(start, "the volume is replaced; %s is pending".formatted(machine.id())));
        }
        return machine.trouble()
                .filter(trouble -> machine.is("stopped"))
                .map(trouble -> new Escalate(
                        "the volume is replaced, and AWS keeps its instance stopped: " + trouble,
                        new ByHand(volume, resource.region())
                                .started(swap.place().orElseThrow(), heir.id())));
    }

    private Decision retired(Replacement heir) {
        if (!heir.keptLongEnough()) {
            return new Compliant("replaced by encrypted %s, and kept as the way back until %s"
                    .formatted(heir.id(), heir.keepUntil()));
        }
        List<Action> steps = new ArrayList<>();
        Stream.of(Interim.Turn.LAST, Interim.Turn.FIRST)
                .filter(turn -> volume.interim(turn).isPresent())
                .forEach(turn -> steps.add(new DropSnapshot(volume.id(), turn)));
        steps.add(new DeleteRetired(volume.id(), heir.id()));
        return new Remediate(
                new Plan(resource, steps),
                "replaced by encrypted %s on whose data the workload runs, and kept long enough".formatted(heir.id()));
    }
}
