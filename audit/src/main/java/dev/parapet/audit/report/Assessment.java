package dev.parapet.audit.report;

import dev.parapet.audit.report.Assessed.Behind;
import dev.parapet.audit.report.Framework.Requirement;
import dev.parapet.audit.report.Standing.State;
import dev.parapet.core.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges every requirement of a framework by the guardrails behind it. */
final class Assessment {
    private static final String ELSEWHERE = "Other ids";

    private final Framework framework;
    private final Coverage coverage;
    private final Map<String, List<Behind>> behind = new LinkedHashMap<>();
    private final Map<String, Long> open;
    private final Map<String, Long> exempt;
    private final Map<String, Long> openThen;
    private final Map<String, Long> exemptThen;
    private final Set<String> toldThen;

    private Assessment(
            Evidence evidence, List<Standing> standings, Coverage coverage, List<Standing> then, Set<String> toldThen) {
        this.framework = evidence.framework();
        this.coverage = coverage;
        this.open = count(standings, State.OPEN);
        this.exempt = count(standings, State.EXEMPT);
        this.openThen = count(then, State.OPEN);
        this.exemptThen = count(then, State.EXEMPT);
        this.toldThen = toldThen;
        evidence.guardrails()
                .forEach(guarded -> guarded.control().mappings().stream()
                        .filter(mapping -> mapping.framework().equals(framework.id()))
                        .forEach(mapping -> note(guarded.id(), mapping)));
    }

    private static Map<String, Long> count(List<Standing> standings, State state) {
        return standings.stream()
                .filter(standing -> standing.state() == state)
                .collect(Collectors.groupingBy(Standing::guardrail, Collectors.counting()));
    }

    private void note(String guardrail, Mapping mapping) {
        mapping.requirements()
                .forEach(id -> behind.computeIfAbsent(id, first -> new ArrayList<>())
                        .add(new Behind(guardrail, mapping.source())));
    }

    /**
     * Every requirement, in the framework's own order; ids that its tree does not have come last.
     *
     * @param then how resources stood when the period began
     * @param toldThen the guardrails that records before the period are about
     */
    static List<Assessed> of(
            Evidence evidence, List<Standing> standings, Coverage coverage, List<Standing> then, Set<String> toldThen) {
        return new Assessment(evidence, standings, coverage, then, toldThen).tree();
    }

    private List<Assessed> tree() {
        List<Requirement> all = requirements();
        Set<String> sections = all.stream().map(Requirement::parent).collect(Collectors.toCollection(HashSet::new));
        Map<String, Integer> depths = new HashMap<>();
        List<Assessed> tree = new ArrayList<>();
        for (Requirement requirement : all) {
            int depth = depths.getOrDefault(requirement.parent(), -1) + 1;
            depths.put(requirement.id(), depth);
            boolean section = sections.contains(requirement.id()) && !behind.containsKey(requirement.id());
            Set<String> below = section ? below(requirement.id(), all) : Set.of(requirement.id());
            tree.add(assess(requirement, depth, section, below));
        }
        return tree;
    }

    private List<Requirement> requirements() {
        List<Requirement> all = new ArrayList<>(framework.requirements());
        Set<String> known = all.stream().map(Requirement::id).collect(Collectors.toSet());
        List<String> others = behind.keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            all.add(new Requirement(ELSEWHERE, "", "Ids that the tree of this report does not have"));
            others.forEach(id -> all.add(new Requirement(id, ELSEWHERE, "")));
        }
        return all;
    }

    private static Set<String> below(String id, List<Requirement> all) {
        Set<String> ids = new HashSet<>(Set.of(id));
        all.stream()
                .filter(requirement -> ids.contains(requirement.parent()))
                .forEach(requirement -> ids.add(requirement.id()));
        return ids;
    }

    private Assessed assess(Requirement requirement, int depth, boolean section, Set<String> below) {
        List<Behind> own = behind.getOrDefault(requirement.id(), List.of());
        Set<String> guardrails = below.stream()
                .flatMap(id -> behind.getOrDefault(id, List.of()).stream())
                .map(Behind::guardrail)
                .collect(Collectors.toSet());
        Tally places = guardrails.stream().map(coverage::of).reduce(Tally.NOTHING, Tally::plus);
        long faults = sum(guardrails, open);
        Status status = guardrails.isEmpty() ? Status.MANUAL : faults > 0 ? Status.FAIL : places.status();
        return new Assessed(
                requirement,
                depth,
                section,
                status,
                own,
                places,
                faults,
                sum(guardrails, exempt),
                then(guardrails),
                note(status, guardrails, places));
    }

    private Earlier then(Set<String> guardrails) {
        return guardrails.stream().noneMatch(toldThen::contains)
                ? Earlier.UNKNOWN
                : new Earlier(true, sum(guardrails, openThen), sum(guardrails, exemptThen));
    }

    private String note(Status status, Set<String> guardrails, Tally places) {
        if (status == Status.MANUAL) {
            return "no guardrail: evidence has to come from elsewhere";
        }
        boolean onlyEvents = coverage.eventOnly().containsAll(guardrails);
        if (onlyEvents) {
            return status == Status.FAIL ? "" : "revealed by events alone: none is open, which no sweep can confirm";
        }
        return places.unseen() > 0
                ? "%d of %d places were not evaluated".formatted(places.unseen(), places.places())
                : "";
    }

    private static long sum(Collection<String> guardrails, Map<String, Long> counts) {
        return guardrails.stream()
                .mapToLong(guardrail -> counts.getOrDefault(guardrail, 0L))
                .sum();
    }
}
