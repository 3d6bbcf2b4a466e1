package dev.parapet.remediations.sweep;

import dev.parapet.core.Decision;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Answer.Judged;
import dev.parapet.remediations.Answer.Swept;
import dev.parapet.remediations.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sweeps an account as soon as it has joined: no event tells of what was open in it before.
 *
 * @param homeRegion tells the partition
 * @param regions to look at; all that are enabled when empty
 */
public record ArrivalSweep(Sweeper sweeper, String homeRegion, Set<String> regions) implements Arrivals {
    public ArrivalSweep {
        regions = Set.copyOf(regions);
    }

    @Override
    public List<Answer> joined(String event, String account) {
        Scope scope = new Scope(Set.of(account), regions, Set.of(), Set.of());
        Found found = new Found(event, account);
        sweeper.run(sweeper.units(scope, homeRegion), event, found);
        return found.answers();
    }

    /** Keeps what was found; whoever is without fault needs no word. */
    private static final class Found implements Watcher {
        private final String event;
        private final String account;
        private final List<Answer> faults = new ArrayList<>();
        private final List<String> unseen = new ArrayList<>();
        private int resources;

        Found(String event, String account) {
            this.event = event;
            this.account = account;
        }

        @Override
        public void judged(Unit unit, Verdict verdict) {
            if (!(verdict.decision() instanceof Decision.Compliant)) {
                faults.add(new Judged(Optional.of(event), verdict));
            }
        }

        @Override
        public void ended(Tally tally, int done, int of) {
            resources += tally.resources();
            if (tally.state() == Tally.State.FAILED) {
                unseen.add("%s (%s)".formatted(tally.unit(), tally.reason()));
            }
        }

        List<Answer> answers() {
            List<Answer> answers = new ArrayList<>(faults);
            answers.add(new Swept(Optional.of(event), account, resources, faults.size(), unseen));
            return answers;
        }
    }
}
