package dev.parapet.core;

import dev.parapet.core.AuditRecord.Call;
import dev.parapet.core.Decision.Compliant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the attempts at a repair left behind so far.
 *
 * @param done what was made, in order: all that undo has to take back
 * @param doubtful the action that failed, which may have been made all the same
 * @param writes how many calls AWS accepted
 * @param failure why the last action did not go through, if it did not
 * @param calls what AWS was asked, in order
 */
record Attempt(List<Action> done, Optional<Action> doubtful, int writes, Optional<Failure> failure, List<Call> calls) {
    static Attempt after(List<Action> done) {
        return new Attempt(List.copyOf(done), Optional.empty(), 0, Optional.empty(), List.of());
    }

    /** Makes the actions one after the other, until one does not go through. */
    Attempt making(List<Action> actions, Aws aws) {
        List<Action> made = new ArrayList<>(done);
        List<Call> heard = new ArrayList<>(calls);
        int accepted = writes;
        for (Action action : actions) {
            try {
                Calls.during(heard, () -> action.apply(aws));
                made.add(action);
                accepted++;
            } catch (SdkException e) {
                Failure why = Failure.of(e).of(action.effect().api());
                Optional<Action> lost = Optional.of(action).filter(one -> why.unknown());
                return new Attempt(made, lost, accepted, Optional.of(why), heard);
            }
        }
        return new Attempt(made, Optional.empty(), accepted, Optional.empty(), heard);
    }

    /** With what live state says about the action in doubt. */
    Attempt settled(Plan tried, Decision seen) {
        List<Action> all = new ArrayList<>(done);
        doubtful.filter(made(tried, seen)::contains).ifPresent(all::add);
        return new Attempt(all, Optional.empty(), writes + all.size() - done.size(), failure, calls);
    }

    boolean worthAnotherPlan() {
        return failure.filter(Failure::passing).isPresent();
    }

    Optional<Plan> plan(ResourceId resource) {
        return done.isEmpty() ? Optional.empty() : Optional.of(new Plan(resource, done));
    }

    /**
     * What of a plan has been made, told from what a look still wants: the rest of it, or nothing. Where it wants anything
     * else somebody changed the resource meanwhile, and nobody can tell.
     */
    static List<Action> made(Plan tried, Decision seen) {
        List<Action> wanted = seen.intended().map(Plan::actions).orElse(List.of());
        boolean rest = seen instanceof Compliant
                || (!wanted.isEmpty() && tried.actions().containsAll(wanted));
        return rest
                ? tried.actions().stream()
                        .filter(action -> !wanted.contains(action))
                        .toList()
                : List.of();
    }
}
