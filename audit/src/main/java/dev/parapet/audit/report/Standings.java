package dev.parapet.audit.report;

import dev.parapet.audit.report.LedgerEntry.Revealed;
import dev.parapet.audit.report.Standing.State;
import dev.parapet.audit.report.Swept.Looked;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through trail and sweep and keeps, for each resource and guardrail, the last word; and each fault from start to end. */
final class Standings {
    private static final Comparator<Standing> WORST_FIRST = Comparator.comparing(Standing::state)
            .thenComparing(Standing::severity, Comparator.reverseOrder())
            .thenComparing(Standing::since)
            .thenComparing(Standing::guardrail)
            .thenComparing(standing -> standing.resource().toString());

    private final Map<String, Severity> severities = new HashMap<>();
    private final Map<Key, Standing> last = new LinkedHashMap<>();
    private final Map<String, Instant> exemptByUndo = new HashMap<>();
    private final Set<String> swept = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final List<Episode> ended = new ArrayList<>();
    private final Evidence evidence;
    private final Instant end;
    private final Words words;

    private record Key(String guardrail, ResourceId resource) {}

    /**
     * @param end the first moment that no longer counts
     */
    Standings(Evidence evidence, Instant end, Words words) {
        this.evidence = evidence;
        this.end = end;
        this.words = words;
        evidence.guardrails()
                .forEach(guarded ->
                        severities.put(guarded.id(), guarded.control().severity()));
    }

    /** What a sweep will say after the last record. */
    void expect(Swept sweep) {
        sweep.looked().forEach(looked -> swept.add(looked.entry()));
    }

    /** The next record. */
    void note(LedgerEntry entry) {
        if (!entry.at().isBefore(end)) {
            return;
        }
        swept.remove(entry.id());
        if (entry.phase() == Phase.INTENT && entry.isUndo()) {
            entry.record().exemption().ifPresent(exemption -> exemptByUndo.put(entry.id(), exemption.expires()));
        }
        Optional<ResourceId> resource = entry.resource();
        Optional<Judgement> judged = Judgement.of(entry);
        if (resource.isPresent()
                && judged.isPresent()
                && evidence.scope().holds(resource.get().account())) {
            Optional<Instant> undone = entry.record().intent().map(exemptByUndo::get);
            told.add(words.same(entry.guardrail()));
            put(
                    new Key(words.same(entry.guardrail()), words.same(resource.get())),
                    undone.map(until -> until(judged.get(), until)).orElse(judged.get()),
                    words.same(entry.record().reason()),
                    entry.seen(),
                    entry.at(),
                    Optional.of(entry.index()),
                    entry.id(),
                    entry.revealed().map(words::same));
        }
    }

    private static Judgement until(Judgement judged, Instant expires) {
        return new Judgement(judged.state(), judged.word(), judged.repaired(), Optional.of(expires));
    }

    /** After the last record: a line of a sweep that is in the trail, too, or older than what stands there, says nothing new. */
    void note(Looked looked) {
        Key key = new Key(words.same(looked.guardrail()), words.same(looked.resource()));
        boolean news = Optional.ofNullable(last.get(key))
                .map(before -> before.seen().isBefore(looked.at()))
                .orElse(true);
        if (news
                && looked.at().isBefore(end)
                && swept.contains(looked.entry())
                && evidence.scope().holds(looked.resource().account())) {
            put(
                    key,
                    Judgement.of(looked),
                    looked.reason(),
                    looked.at(),
                    looked.at(),
                    Optional.empty(),
                    looked.entry(),
                    Optional.empty());
        }
    }

    private void put(
            Key key,
            Judgement judged,
            String reason,
            Instant begun,
            Instant at,
            Optional<Long> index,
            String entry,
            Optional<Revealed> revealed) {
        Optional<Standing> before = Optional.ofNullable(last.get(key));
        Optional<Standing> open = before.filter(Standing::isOpen);
        if (open.isPresent() && judged.state() == State.UNKNOWN) {
            return; // a fault that could not be looked at again still counts as a fault
        }
        Severity severity = severities.getOrDefault(key.guardrail(), Severity.LOW);
        Optional<Standing> same = before.filter(standing -> standing.state() == judged.state());
        open.filter(standing -> judged.state() != State.OPEN)
                .map(standing ->
                        new Episode(key.guardrail(), severity, standing.since(), Optional.of(at), judged.repaired()))
                .ifPresent(ended::add);
        // An exemption does not end the fault it covers.
        Optional<Standing> goesOn = judged.state() == State.EXEMPT ? same.or(() -> open) : same;
        Standing now = new Standing(
                key.guardrail(),
                severity,
                key.resource(),
                judged.state(),
                judged.word(),
                reason,
                goesOn.map(Standing::since).orElse(judged.state() == State.OPEN ? begun : at),
                at,
                index,
                entry,
                goesOn.flatMap(Standing::revealed).or(() -> revealed),
                judged.expires());
        last.put(key, now);
    }

    /** An exemption that ended covers nothing, whatever the last record says. */
    private Standing atTheEnd(Standing standing) {
        boolean expired = standing.state() == State.EXEMPT
                && standing.expires().filter(until -> !end.isBefore(until)).isPresent();
        return expired
                ? new Standing(
                        standing.guardrail(),
                        standing.severity(),
                        standing.resource(),
                        State.OPEN,
                        "exemption expired",
                        standing.reason(),
                        standing.since(),
                        standing.seen(),
                        standing.index(),
                        standing.entry(),
                        standing.revealed(),
                        standing.expires())
                : standing;
    }

    /** Everything that is known, what is worst first. */
    List<Standing> worstFirst() {
        return last.values().stream().map(this::atTheEnd).sorted(WORST_FIRST).toList();
    }

    /** The guardrails that any record is about. */
    Set<String> told() {
        return told;
    }

    /** Every fault there was. */
    List<Episode> episodes() {
        List<Episode> all = new ArrayList<>(ended);
        last.values().stream()
                .filter(Standing::isOpen)
                .forEach(standing -> all.add(new Episode(
                        standing.guardrail(), standing.severity(), standing.since(), Optional.empty(), false)));
        return all;
    }
}
