package dev.parapet.tests;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.List;

/** Carries one part of the setup out in one place: look, change, look again, until AWS is at rest. */
final class Rounds {
    private static final int MOST = 8;

    private Rounds() {}

    /** What was changed, in words; fails when there is no end to it, or a person has to decide. */
    static <S> List<String> settle(Part<S> part, Aws aws) {
        List<Change> made = new ArrayList<>();
        for (int round = 0; round < MOST; round++) {
            Proposal proposal = part.plan(part.observe(aws));
            proposal.blocked().ifPresent(why -> {
                throw new AssertionError(why);
            });
            if (proposal.changes().isEmpty() && proposal.waiting().isEmpty()) {
                return made.stream().map(Change::describe).toList();
            }
            for (Change change : proposal.changes()) {
                if (!made.contains(change)) {
                    change.apply(aws);
                    made.add(change);
                }
            }
        }
        throw new AssertionError(
                "after %d rounds there is still something to do: %s".formatted(MOST, part.plan(part.observe(aws))));
    }
}
