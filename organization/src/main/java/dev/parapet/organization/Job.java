package dev.parapet.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AccessRefused;
import dev.parapet.core.Aws;
import dev.parapet.core.Failure;
import dev.parapet.core.Json;
import dev.parapet.core.TrailUnwritable;
import dev.parapet.core.Undertakings.Undertaking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes one task from the first look to its standing. Whatever goes wrong ends up there and nowhere else. */
final class Job<S> {
    private final Task task;
    private final Part<S> part;
    private final Means means;
    private final List<Change> made = new ArrayList<>();

    private Job(Task task, Part<S> part, Means means) {
        this.task = task;
        this.part = part;
        this.means = means;
    }

    /** The job that a task is. */
    static Job<?> of(Task task, Means means) {
        return new Job<>(task, task.part(), means);
    }

    /** What one look showed, and what it means. */
    private record Look<S>(S state, Proposal proposal) {
        JsonNode json() {
            JsonNode tree = Json.tree(state);
            return tree.isObject() ? tree : Json.object().set("is", tree);
        }
    }

    /**
     * What came of making changes.
     *
     * @param failure of the change that did not go through
     */
    private record Attempt<S>(Look<S> after, Optional<Failure> failure) {}

    /** Looks and proposes; writes nothing. */
    Result planned() {
        return guarded(() -> proposed(look(means.in(task))));
    }

    /** Does what there is to do, until a look finds nothing left. */
    Result carriedOut() {
        return guarded(() -> carriedOut(means.in(task)));
    }

    private Result carriedOut(Aws aws) {
        Look<S> look = look(aws);
        means.closeInterrupted(task, look.json());
        int tries = 0;
        while (look.proposal().blocked().isEmpty()) {
            List<Change> due = means.due(look.proposal());
            if (due.isEmpty() && look.proposal().waiting().isEmpty()) {
                return result(look, made.isEmpty() ? new Standing.AsWished() : new Standing.Done(made));
            }
            List<Change> fresh =
                    due.stream().filter(change -> !made.contains(change)).toList();
            Optional<Failure> failure = Optional.empty();
            if (fresh.isEmpty()) {
                look = lookLater(aws, ++tries);
            } else {
                Attempt<S> attempt = make(aws, look, fresh);
                look = attempt.after();
                failure = attempt.failure();
            }
            if (failure.isPresent()
                    && (!failure.get().passing() || ++tries > means.pace().times())) {
                return result(look, new Standing.Failed(failure.get().reason(), made));
            }
            if (tries > means.pace().times()) {
                return result(look, new Standing.Failed(stillOpen(look), made));
            }
            failure.ifPresent(passing -> means.pace().pause(made.size() + 1));
        }
        return proposed(look);
    }

    private Look<S> look(Aws aws) {
        S state = part.observe(aws);
        return new Look<>(state, part.plan(state));
    }

    private Look<S> lookLater(Aws aws, int tries) {
        means.pace().pause(tries);
        return look(aws);
    }

    /** Between two durable records; the second look has the last word. */
    private Attempt<S> make(Aws aws, Look<S> before, List<Change> changes) {
        Undertaking undertaking = means.begin(task, changes, before.json());
        List<Change> accepted = new ArrayList<>();
        Optional<Failure> failure = Optional.empty();
        for (Change change : changes) {
            Optional<Failure> refused = means.make(undertaking, change, aws);
            if (refused.isEmpty()) {
                accepted.add(change);
                continue;
            }
            failure = failure.or(() -> refused);
            if (!change.alone()) {
                break;
            }
        }
        made.addAll(accepted);
        return new Attempt<>(after(aws, undertaking, changes, accepted, failure), failure);
    }

    private Look<S> after(
            Aws aws, Undertaking undertaking, List<Change> changes, List<Change> accepted, Optional<Failure> failure) {
        try {
            Look<S> look = look(aws);
            List<Change> left = new ArrayList<>(look.proposal().changes());
            left.retainAll(changes);
            String word = left.isEmpty() ? "done" : accepted.isEmpty() ? "failed" : "partial";
            undertaking.end(word, failure.map(Failure::reason).orElse(reason(left)), look.json(), accepted.size());
            return look;
        } catch (SdkException unseen) {
            String why =
                    "changed, and cannot be looked at: " + Failure.of(unseen).reason();
            undertaking.end("unverified", why, Json.object(), accepted.size());
            throw unseen;
        }
    }

    private static String reason(List<Change> left) {
        return left.isEmpty() ? "a second look finds it done" : "accepted, and a second look does not show it yet";
    }

    private static String stillOpen(Look<?> look) {
        return look.proposal()
                .waiting()
                .map(on -> "AWS is still at work on it: " + on)
                .orElseGet(() -> "AWS accepted it and does not show it: "
                        + look.proposal().changes().getFirst().describe());
    }

    private Result proposed(Look<S> look) {
        Proposal proposal = look.proposal();
        List<Change> due = means.due(proposal);
        Standing standing = proposal.blocked()
                .<Standing>map(Standing.Blocked::new)
                .or(() -> Optional.of(due).filter(open -> !open.isEmpty()).map(Standing.Open::new))
                .or(() -> proposal.waiting().map(Standing.Held::new))
                .orElseGet(Standing.AsWished::new);
        return result(look, standing);
    }

    private Result result(Look<S> look, Standing standing) {
        return new Result(task, standing, look.proposal().notes(), means.withheld(look.proposal()));
    }

    private interface Work {
        Result run();
    }

    private Result guarded(Work work) {
        try {
            return work.run();
        } catch (TrailUnwritable nothingGoesOn) {
            throw nothingGoesOn;
        } catch (SdkException refused) {
            return failed("cannot be read: " + Failure.of(refused).reason());
        } catch (AccessRefused refused) {
            return failed(String.valueOf(refused.getMessage()));
        } catch (RuntimeException defect) {
            return failed("a defect in the step, please report it: " + defect);
        }
    }

    private Result failed(String why) {
        return Result.of(task, new Standing.Failed(why, made));
    }
}
