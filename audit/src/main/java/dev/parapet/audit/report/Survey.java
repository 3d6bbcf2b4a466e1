package dev.parapet.audit.report;

import dev.parapet.audit.report.Coverage.Gap;
import dev.parapet.audit.report.Coverage.Place;
import dev.parapet.audit.report.Standing.State;
import dev.parapet.audit.report.Swept.Visit;
import dev.parapet.core.Origin;
import dev.parapet.core.Sweep;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Works out where was looked, from the visits of a sweep and the faults that are known. */
final class Survey {
    private final Evidence evidence;
    private final Map<Spot, Visit> visits = new HashMap<>();
    private final Set<Spot> faulty = new HashSet<>();
    private final Set<Spot> unread = new HashSet<>();
    private final TreeSet<String> accounts = new TreeSet<>();
    private final TreeSet<String> regions = new TreeSet<>();
    private final Map<Place, Tally> cells = new TreeMap<>();
    private final Map<String, Tally> guardrails = new TreeMap<>();
    private final Map<String, Gap> gaps = new TreeMap<>();
    private String home = Origin.homeRegion("aws");

    private record Spot(String guardrail, String account, String region) {}

    private Survey(Evidence evidence) {
        this.evidence = evidence;
        accounts.addAll(evidence.scope().accounts());
    }

    static Coverage of(Evidence evidence, List<Standing> standings) {
        Survey survey = new Survey(evidence);
        evidence.sweep().visits().stream()
                .filter(visit -> evidence.scope().holds(visit.account()))
                .forEach(survey::note);
        standings.forEach(survey::note);
        evidence.guardrails().forEach(survey::judge);
        return survey.coverage();
    }

    private void note(Visit visit) {
        visits.put(new Spot(visit.guardrail(), visit.account(), visit.region()), visit);
        accounts.add(visit.account());
        regions.add(visit.region());
    }

    private void note(Standing standing) {
        String account = standing.resource().account();
        String region = standing.resource().region();
        Spot spot = new Spot(standing.guardrail(), account, region);
        accounts.add(account);
        regions.add(region);
        home = Origin.homeRegion(standing.resource().partition());
        if (standing.isOpen()) {
            faulty.add(spot);
        } else if (standing.state() == State.UNKNOWN) {
            unread.add(spot);
        }
    }

    private void judge(Guarded guarded) {
        if (guarded.sweep() == Sweep.NONE) {
            return;
        }
        Set<String> where = guarded.sweep() == Sweep.GLOBAL ? Set.of(home) : regions;
        for (String account : accounts) {
            for (String region : where) {
                Spot spot = new Spot(guarded.id(), account, region);
                Tally one = Tally.of(status(guarded, spot));
                cells.merge(new Place(account, region), one, Tally::plus);
                guardrails.merge(guarded.id(), one, Tally::plus);
            }
        }
    }

    private Status status(Guarded guarded, Spot spot) {
        if (faulty.contains(spot)) {
            return Status.FAIL;
        }
        Visit visit = visits.get(spot);
        if (visit == null) {
            return gap(spot, reason(guarded, spot.account()));
        }
        return switch (visit.state()) {
            case NOT_AVAILABLE -> Status.NOT_AVAILABLE;
            case FAILED -> gap(spot, visit.reason());
            case DONE -> unread.contains(spot) ? gap(spot, "a resource could not be read") : Status.PASS;
        };
    }

    private String reason(Guarded guarded, String account) {
        if (guarded.isOff(account)) {
            return "the settings turn the guardrail off";
        }
        return evidence.sweep().visits().isEmpty() ? "no sweep was given" : "the sweep did not come here";
    }

    private Status gap(Spot spot, String reason) {
        String example = "%s %s %s".formatted(spot.account(), spot.region(), spot.guardrail());
        gaps.merge(
                reason,
                new Gap(reason, 1, example),
                (first, more) -> new Gap(reason, first.places() + 1, first.example()));
        return Status.NOT_EVALUATED;
    }

    private Coverage coverage() {
        return new Coverage(
                List.copyOf(accounts),
                List.copyOf(regions),
                cells,
                guardrails,
                gaps.values().stream()
                        .sorted(Comparator.comparing(Gap::places).reversed().thenComparing(Gap::reason))
                        .toList(),
                evidence.guardrails().stream()
                        .filter(guarded -> guarded.sweep() == Sweep.NONE)
                        .map(Guarded::id)
                        .toList(),
                visits.values().stream().mapToLong(Visit::resources).sum());
    }
}
