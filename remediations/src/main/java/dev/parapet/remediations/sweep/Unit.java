package dev.parapet.remediations.sweep;

import dev.parapet.core.Guardrail;
import dev.parapet.core.Place;
import dev.parapet.core.Sweep;
import java.util.List;
import java.util.stream.Stream;

/** One guardrail in one account and region: what a sweep finishes, or names as unfinished, as a whole. */
public record Unit(Guardrail<?> guardrail, Place place) {
    /** A name that is the same in the next run, so that it can be resumed. */
    public String name() {
        return "%s %s %s"
                .formatted(place.account(), place.region(), guardrail.control().id());
    }

    /** The units of one account: a global guardrail once, a regional one in each region. */
    static List<Unit> of(List<Guardrail<?>> guardrails, String partition, String account, List<String> regions) {
        String home = dev.parapet.core.Origin.homeRegion(partition);
        return guardrails.stream()
                .flatMap(guardrail -> regions(guardrail.sweep(), regions, home)
                        .map(region -> new Unit(guardrail, new Place(partition, account, region))))
                .toList();
    }

    private static Stream<String> regions(Sweep sweep, List<String> regions, String home) {
        return switch (sweep) {
            case REGIONAL -> regions.stream();
            case GLOBAL -> Stream.of(home);
            case NONE -> Stream.of();
        };
    }
}
