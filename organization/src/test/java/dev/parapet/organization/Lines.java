package dev.parapet.organization;

import java.util.ArrayList;
import java.util.List;

/** A proposal as people read it, for tests that say what they expect in the same words. */
public final class Lines {
    private Lines() {}

    /** Writes as they are, then what stays (=), what is waited for (…) and what a person has to decide (!). */
    public static List<String> of(Proposal proposal) {
        List<String> lines = new ArrayList<>();
        proposal.changes().forEach(write -> lines.add(write.describe()));
        proposal.notes().forEach(note -> lines.add("= " + note));
        proposal.waiting().ifPresent(on -> lines.add("… " + on));
        proposal.blocked().ifPresent(why -> lines.add("! " + why));
        return lines;
    }
}
