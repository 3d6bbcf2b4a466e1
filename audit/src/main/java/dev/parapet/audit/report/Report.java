package dev.parapet.audit.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report says, whatever it is written as. It supports evidence for requirements; it never says that anybody complies.
 *
 * @param extent how far the trail reaches
 * @param posture how things stood at the start of the period and how they stand at its end
 * @param requirements in the framework's own order
 * @param changes every change within the period, oldest first
 * @param standings how every known resource stands, worst first
 * @param redaction what is told of account numbers
 */
public record Report(
        Evidence evidence,
        Extent extent,
        List<Compared> posture,
        Figures figures,
        Coverage coverage,
        List<Assessed> requirements,
        List<Change> changes,
        List<Standing> standings,
        List<Accepted> exemptions,
        List<Trouble> troubles,
        Sample sample,
        Redaction redaction) {
    public Report {
        posture = List.copyOf(posture);
        requirements = List.copyOf(requirements);
        changes = List.copyOf(changes);
        standings = List.copyOf(standings);
        exemptions = List.copyOf(exemptions);
        troubles = List.copyOf(troubles);
    }

    /** Works the report out. The trail is gone through once. */
    public static Report of(Evidence evidence) {
        return Telling.of(evidence).report();
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
