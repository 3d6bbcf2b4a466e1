package dev.parapet.organization;

import dev.parapet.core.Origin;
import dev.parapet.core.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One step at one place: what is finished, or named as unfinished, as a whole. */
public record Task(Step step, Site site, Part<?> part) {
    /** A name that is the same in the next run, so that it can be resumed. */
    public String name() {
        return "%s %s %s".formatted(step.id(), site.account(), site.region());
    }

    /** Whether what failed in another task keeps this one from being done: the same account, and the same region. */
    boolean needs(Task other) {
        Scope before = other.step.scope();
        return step.after().contains(other.step.id())
                && (!before.ofAccount() || other.site.account().equals(site.account()))
                && (!before.regional()
                        || !step.scope().regional()
                        || other.site.region().equals(site.region()));
    }

    /**
     * The tasks of one step.
     *
     * @param only the accounts that count; all when empty
     */
    static List<Task> of(Step step, Wish wish, Estate estate, Set<String> only) {
        return places(step.scope(), wish, estate, only)
                .map(place -> new Site(wish, estate, place))
                .flatMap(site -> Task.at(step, site).stream())
                .toList();
    }

    private static Optional<Task> at(Step step, Site site) {
        return step.at(site).map(part -> new Task(step, site, part));
    }

    private static Stream<Place> places(Scope scope, Wish wish, Estate estate, Set<String> only) {
        return accounts(scope, wish, estate, only)
                .flatMap(account ->
                        regions(scope, wish, estate).map(region -> new Place(estate.partition(), account, region)));
    }

    private static Stream<String> accounts(Scope scope, Wish wish, Estate estate, Set<String> only) {
        return switch (scope) {
            case ORGANIZATION, ORGANIZATION_REGION -> Stream.of(estate.management());
            case SECURITY, SECURITY_REGION ->
                Stream.of(wish.settings().accounts().security());
            case ARCHIVE -> Stream.of(wish.settings().accounts().archive());
            case ACCOUNT, ACCOUNT_REGION ->
                estate.active().stream()
                        .map(Estate.Account::id)
                        .filter(account -> only.isEmpty() || only.contains(account));
        };
    }

    private static Stream<String> regions(Scope scope, Wish wish, Estate estate) {
        if (scope.regional()) {
            return wish.settings().regions().stream().filter(estate.regions()::contains);
        }
        return Stream.of(scope == Scope.ACCOUNT ? Origin.homeRegion(estate.partition()) : estate.home());
    }
}
