package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What EventBridge puts around every event.
 *
 * @param account where the event was delivered: not always where the resource is
 * @param detail the service's own part
 */
record Envelope(String id, String detailType, String source, String account, String region, Instant time, Node detail) {
    static Envelope of(String id, Node event) {
        return new Envelope(
                id,
                event.at("detail-type").text(),
                event.at("source").text(Shape.SOURCE),
                event.at("account").text(Shape.ACCOUNT),
                event.at("region").text(Shape.REGION),
                time(event.at("time")),
                event.at("detail").object());
    }

    /** Where a finding comes from that speaks for that account. */
    Origin origin(String trueAccount, String partition, String trueRegion) {
        return new Origin(id, source, account, trueAccount, partition, trueRegion, time);
    }

    /** The partition an ARN names, else the region's. */
    static String partition(Optional<Arn> arn, String region) {
        return arn.map(Arn::partition).orElseGet(() -> Origin.partitionOf(region));
    }

    /** The region a service names: absent or "global" are no place of their own. */
    String regionIn(Node node) {
        Optional<String> named = node.optionalText().filter(region -> !region.equals("global"));
        return named.isPresent() ? node.text(Shape.REGION) : region;
    }

    Reading found(Finding finding) {
        return new Reading.Findings(id, List.of(finding));
    }

    Reading ignored(String reason) {
        return new Reading.Ignored(Optional.of(id), reason);
    }

    /** One reading for an event with several parts, of which some may not matter. */
    Reading joined(Node parts, Function<Node, Reading> reader) {
        List<Reading> readings = parts.list().stream().map(reader).toList();
        if (readings.isEmpty()) {
            throw parts.refuse("is empty");
        }
        List<Finding> findings = readings.stream().flatMap(Envelope::findings).toList();
        return findings.isEmpty() ? readings.getFirst() : new Reading.Findings(id, findings);
    }

    private static Stream<Finding> findings(Reading reading) {
        return reading instanceof Reading.Findings some ? some.findings().stream() : Stream.empty();
    }

    /** Only advisory (sample replays show 1970), so an unreadable one is no reason to refuse the event. */
    private static Instant time(Node node) {
        try {
            return Instant.parse(node.json().asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
