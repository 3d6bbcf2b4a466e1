package dev.parapet.audit.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where was looked: accounts times regions, and the reasons for every place that was not.
 *
 * @param cells by account and region, all guardrails together
 * @param guardrails by guardrail, all places together
 * @param gaps why places were not evaluated, the largest first
 * @param eventOnly guardrails that no sweep can serve: only an event can tell
 * @param resources how many resources the sweep judged
 */
public record Coverage(
        List<String> accounts,
        List<String> regions,
        Map<Place, Tally> cells,
        Map<String, Tally> guardrails,
        List<Gap> gaps,
        List<String> eventOnly,
        long resources) {
    public Coverage {
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        cells = java.util.Collections.unmodifiableMap(new TreeMap<>(cells));
        guardrails = java.util.Collections.unmodifiableMap(new TreeMap<>(guardrails));
        gaps = List.copyOf(gaps);
        eventOnly = List.copyOf(eventOnly);
    }

    /** An account and a region. */
    public record Place(String account, String region) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byAccount = account.compareTo(other.account);
            return byAccount == 0 ? region.compareTo(other.region) : byAccount;
        }
    }

    /**
     * Places that were not evaluated for one reason.
     *
     * @param places how many guardrails times accounts times regions
     * @param example one of them
     */
    public record Gap(String reason, int places, String example) {}

    Tally cell(String account, String region) {
        return cells.getOrDefault(new Place(account, region), Tally.NOTHING);
    }

    Tally of(String guardrail) {
        return guardrails.getOrDefault(guardrail, Tally.NOTHING);
    }

    Tally total() {
        return cells.values().stream().reduce(Tally.NOTHING, Tally::plus);
    }
}
