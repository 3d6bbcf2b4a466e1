package dev.parapet.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a step would do, and what it would leave as it found it.
 *
 * @param changes in order
 * @param notes what is adopted: it is there, was not made by Parapet, and stays; one line each
 * @param waiting what AWS is still at work on, without which the rest cannot be told
 * @param blocked why it cannot go on until a person decides, and what that person can do
 */
public record Proposal(List<Change> changes, List<String> notes, Optional<String> waiting, Optional<String> blocked) {
    public Proposal {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** Changes, and what stays. */
    public Proposal(List<? extends Change> changes, List<String> notes) {
        this(List.copyOf(changes), notes, Optional.empty(), Optional.empty());
    }

    /** These changes. */
    public static Proposal of(Change... changes) {
        return new Proposal(List.of(changes), List.of());
    }

    /** All is as wished. */
    public static Proposal nothing() {
        return of();
    }

    /** All is well, but by somebody else's hand. */
    public static Proposal adopted(String note) {
        return new Proposal(List.of(), List.of(note));
    }

    /** AWS is at work. */
    public static Proposal waiting(String on) {
        return new Proposal(List.of(), List.of(), Optional.of(on), Optional.empty());
    }

    /** A person has to decide. */
    public static Proposal blocked(String why) {
        return new Proposal(List.of(), List.of(), Optional.empty(), Optional.of(why));
    }

    /** What is done when it is carried out. */
    public List<Change> due(boolean removal) {
        return changes.stream()
                .filter(change -> removal || change.kind() != Change.Kind.DELETE)
                .toList();
    }

    /** What stands until somebody allows removal. */
    public List<Change> withheld(boolean removal) {
        List<Change> rest = new ArrayList<>(changes);
        rest.removeAll(due(removal));
        return rest;
    }
}
