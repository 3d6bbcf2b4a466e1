package dev.parapet.organization;

import dev.parapet.core.Undertakings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The setup of the organization: steps in order, and each of them at its places side by side. What fails in one place holds up
 * only what needs that place.
 *
 * @param only the accounts in which steps of accounts are taken; all when empty
 * @param removal whether things may be taken away
 */
public record Setup(
        List<Step> steps,
        Wish wish,
        Estate estate,
        Ways ways,
        Undertakings undertakings,
        Pace pace,
        Set<String> only,
        boolean removal) {
    public Setup {
        steps = List.copyOf(steps);
        only = Set.copyOf(only);
    }

    /** For the whole organization, without removals. */
    public Setup(List<Step> steps, Wish wish, Estate estate, Ways ways, Undertakings undertakings, Pace pace) {
        this(Steps.inOrder(steps), wish, estate, ways, undertakings, pace, Set.of(), false);
    }

    /** The same steps for one account: those taken in each account, and those that have to admit it. */
    public Setup forAccount(String account) {
        List<Step> its = steps.stream()
                .filter(step -> step.scope().ofAccount() || step.admits())
                .toList();
        return new Setup(its, wish, estate, ways, undertakings, pace, Set.of(account), removal);
    }

    /** Some of the steps, in the same order; what they come after is taken to stand. */
    public Setup only(Set<String> ids) {
        List<Step> some = steps.stream().filter(step -> ids.contains(step.id())).toList();
        return new Setup(some, wish, estate, ways, undertakings, pace, only, removal);
    }

    /** The same, and things may be taken away. */
    public Setup allowingRemoval() {
        return new Setup(steps, wish, estate, ways, undertakings, pace, only, true);
    }

    /** Looks everywhere and says what would be done. Writes nothing. */
    public List<Result> plan(Watcher watcher) {
        Map<String, List<Result>> told = new LinkedHashMap<>();
        for (Result result : planned(tasks(), means(), watcher)) {
            told.computeIfAbsent(result.task().step().id(), step -> new ArrayList<>())
                    .add(unreadableYet(result, told));
        }
        return told.values().stream().flatMap(List::stream).toList();
    }

    /** A service that has no administrator yet tells nobody what its members have. */
    private static Result unreadableYet(Result result, Map<String, List<Result>> told) {
        if (!(result.standing() instanceof Standing.Failed(String why, List<Change> made))) {
            return result;
        }
        return result.task().step().after().stream()
                .flatMap(step -> told.getOrDefault(step, List.of()).stream())
                .filter(before -> result.task().needs(before.task()))
                .filter(before -> !before.standing().settled())
                .findFirst()
                .map(before -> Result.of(
                        result.task(),
                        new Standing.Held("can be told once %s is done (%s)"
                                .formatted(before.task().step().id(), why))))
                .orElse(result);
    }

    /**
     * Reads everything, then does what there is to do. Whoever only has to be looked at, because nothing is open there and no
     * step before it wrote, is not looked at twice.
     */
    public List<Result> apply(Checkpoint checkpoint, Watcher watcher) {
        Means means = means();
        List<Task> tasks = tasks();
        List<Task> left = tasks.stream().filter(task -> !checkpoint.holds(task)).toList();
        Map<String, Result> seen = new HashMap<>();
        planned(left, means, Watcher.NONE)
                .forEach(result -> seen.put(result.task().name(), result));
        Run run = new Run(means, checkpoint, seen, new Told(watcher, tasks.size()));
        steps.forEach(step ->
                run.take(tasks.stream().filter(task -> task.step().equals(step)).toList()));
        List<Result> results = run.results();
        if (results.stream().allMatch(result -> result.standing().settled())) {
            checkpoint.finished();
        }
        return results;
    }

    private List<Task> tasks() {
        return steps.stream()
                .flatMap(step -> Task.of(step, wish, estate, only).stream())
                .toList();
    }

    private Means means() {
        return new Means(UUID.randomUUID().toString(), ways, undertakings, pace, removal);
    }

    private static List<Result> planned(List<Task> tasks, Means means, Watcher watcher) {
        Told told = new Told(watcher, tasks.size());
        return Crew.sideBySide(tasks, task -> told.of(Job.of(task, means).planned()));
    }

    /** One run: what is known before it, and what became of each task so far. */
    private record Run(
            Means means, Checkpoint checkpoint, Map<String, Result> seen, Told told, Map<String, List<Result>> ended) {
        Run(Means means, Checkpoint checkpoint, Map<String, Result> seen, Told told) {
            this(means, checkpoint, seen, told, new LinkedHashMap<>());
        }

        /** Takes one step at all its places. Services spread over regions need the first of them whole before the others. */
        void take(List<Task> tasks) {
            if (!tasks.isEmpty() && tasks.getFirst().step().scope().regional() && !isOfAccount(tasks)) {
                Task first = tasks.stream()
                        .filter(task ->
                                task.site().region().equals(task.site().estate().home()))
                        .findFirst()
                        .orElse(tasks.getFirst());
                ended(Crew.sideBySide(List.of(first), this::taken));
                ended(Crew.sideBySide(
                        tasks.stream()
                                .filter(task -> !task.name().equals(first.name()))
                                .toList(),
                        this::taken));
            } else {
                ended(Crew.sideBySide(tasks, this::taken));
            }
        }

        private void ended(List<Result> of) {
            of.forEach(result -> ended.computeIfAbsent(result.task().step().id(), step -> new ArrayList<>())
                    .add(result));
        }

        List<Result> results() {
            return ended.values().stream().flatMap(List::stream).toList();
        }

        private static boolean isOfAccount(List<Task> tasks) {
            return tasks.getFirst().step().scope().ofAccount();
        }

        private Result taken(Task task) {
            if (checkpoint.holds(task)) {
                return told.of(Result.of(task, new Standing.DoneBefore()));
            }
            Result result = before(task, other -> !other.standing().settled())
                    .map(other -> Result.of(task, new Standing.Held(waitsFor(other))))
                    .orElseGet(() -> untouched(task)
                            ? seen.getOrDefault(task.name(), Result.of(task, new Standing.AsWished()))
                            : Job.of(task, means).carriedOut());
            if (result.standing().settled()) {
                checkpoint.add(task);
            }
            return told.of(result);
        }

        private boolean untouched(Task task) {
            boolean fine = Optional.ofNullable(seen.get(task.name()))
                    .filter(result -> result.standing() instanceof Standing.AsWished)
                    .isPresent();
            return fine
                    && before(task, other -> other.standing() instanceof Standing.Done)
                            .isEmpty();
        }

        private Optional<Result> before(Task task, java.util.function.Predicate<Result> which) {
            return task.step().after().stream()
                    .flatMap(step -> ended.getOrDefault(step, List.of()).stream())
                    .filter(result -> task.needs(result.task()))
                    .filter(which)
                    .findFirst();
        }

        private static String waitsFor(Result other) {
            return "waits for %s in %s %s"
                    .formatted(
                            other.task().step().id(),
                            other.task().site().account(),
                            other.task().site().region());
        }
    }

    /** Passes on what happens, one thing at a time. */
    private static final class Told {
        private final Watcher watcher;
        private final int tasks;
        private int done;

        Told(Watcher watcher, int tasks) {
            this.watcher = watcher;
            this.tasks = tasks;
        }

        synchronized Result of(Result result) {
            watcher.ended(result, ++done, tasks);
            return result;
        }
    }
}
