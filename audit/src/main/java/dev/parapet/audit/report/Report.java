package dev.parapet.audit.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report says, whatever it is written as. It supports evidence for requirements; it never says that anybody complies.
 *
 * @param requirements in the framework's own order
 * @param changes every change within the period, oldest first
 * @param standings how every known resource stands, worst first
 */
public record Report(
        Evidence evidence,
        Figures figures,
        Coverage coverage,
        List<Assessed> requirements,
        List<Change> changes,
        List<Standing> standings,
        List<Accepted> exemptions,
        List<Trouble> troubles,
        Sample sample) {
    public Report {
        requirements = List.copyOf(requirements);
        changes = List.copyOf(changes);
        standings = List.copyOf(standings);
        exemptions = List.copyOf(exemptions);
        troubles = List.copyOf(troubles);
    }

    /** Works the report out. */
    public static Report of(Evidence evidence) {
        Standings history = Standings.of(evidence);
        List<Standing> standings = history.worstFirst();
        List<Change> changes = Changes.of(evidence);
        Coverage coverage = Survey.of(evidence, standings);
        return new Report(
                evidence,
                Figures.of(evidence, changes, history, standings),
                coverage,
                Assessment.of(evidence, standings, coverage),
                changes,
                standings,
                Accepted.of(evidence, standings),
                Trouble.of(evidence, changes),
                Sample.of(evidence));
    }

    Framework framework() {
        return evidence.framework();
    }

    /** Everything but what is in order: what a person has to look at. */
    List<Standing> notInOrder() {
        return standings.stream()
                .filter(standing -> standing.state() != Standing.State.CLEAR)
                .toList();
    }

    /** How many requirements, sections left out, have which status. */
    Map<Status, Long> statuses() {
        Map<Status, Long> counts = new TreeMap<>();
        requirements.stream().filter(one -> !one.section()).forEach(one -> counts.merge(one.status(), 1L, Long::sum));
        return counts;
    }
}
