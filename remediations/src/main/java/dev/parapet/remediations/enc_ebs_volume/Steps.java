package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The swap, step by step, and how far it is. A step is over when EC2 shows it, or shows a later one; what is left is the rest.
 * The steps are the same values from the first look to the last, so that a plan that was approved is known again.
 */
record Steps(Volume volume, Swap swap, Optional<String> kmsKey) {
    private record Step(Action action, boolean shown) {}

    List<Action> left() {
        List<Step> all = all();
        int over = 0;
        for (int i = 0; i < all.size(); i++) {
            over = all.get(i).shown() ? i + 1 : over;
        }
        return all.subList(over, all.size()).stream().map(Step::action).toList();
    }

    private List<Step> all() {
        String id = volume.id();
        Optional<Swap.Place> place = swap.place();
        boolean made = volume.replacement().isPresent();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                new Mark(id, Swap.NONE, swap.text()), Swap.read(volume.mark()).isPresent()));
        place.filter(at -> swap.running()).ifPresent(at -> steps.addAll(toRest(at)));
        steps.add(
                new Step(new MakeSnapshot(id, Interim.Turn.LAST), volume.last().isPresent()));
        steps.add(new Step(new MakeVolume(id, volume.disk(), kmsKey), made));
        place.ifPresent(at -> steps.addAll(exchange(at)));
        steps.add(new Step(new Retire(id), retired()));
        place.filter(at -> swap.running()).ifPresent(at -> steps.add(new Step(new Start(at.instance()), false)));
        return steps;
    }

    /** The tag alone is not enough: it stays behind when the steps before it are taken back. */
    private boolean retired() {
        return volume.replacement()
                .filter(Replacement::inCharge)
                .filter(made -> swap.place().isEmpty() || made.isAt(swap.place()))
                .isPresent();
    }

    private List<Step> toRest(Swap.Place place) {
        boolean resting = volume.machine()
                .filter(machine -> machine.is("stopping") || machine.is("stopped"))
                .isPresent();
        return List.of(
                new Step(
                        new MakeSnapshot(volume.id(), Interim.Turn.FIRST),
                        volume.first().isPresent()),
                new Step(new Stop(place.instance()), resting && !volume.mark().equals(Swap.NONE)));
    }

    private List<Step> exchange(Swap.Place place) {
        Optional<Replacement> made = volume.replacement();
        Optional<Attachment> old = volume.attachment();
        Optional<Attachment> there =
                made.filter(of -> of.isAt(Optional.of(place))).flatMap(Replacement::attachment);
        List<Step> steps = new ArrayList<>();
        if (swap.deleted()) {
            boolean kept = made.isPresent() && old.filter(at -> !at.deleted()).isPresent();
            steps.add(new Step(new SetDeletion(place, true, false), kept));
        }
        boolean free = made.isPresent()
                && old.filter(at -> !at.status().equals("detaching")).isEmpty();
        steps.add(new Step(new Detach(volume.id(), false, place), free));
        steps.add(new Step(new Attach(volume.id(), true, place), there.isPresent()));
        if (swap.deleted()) {
            steps.add(new Step(
                    new SetDeletion(place, false, true),
                    there.filter(Attachment::deleted).isPresent()));
        }
        return steps;
    }
}
