package dev.parapet.audit.reconcile;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Call;
import dev.parapet.core.Json;
import dev.parapet.core.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes CloudTrail saw Parapet make, and those the trail tells of, one by one by their request ids. CloudTrail is kept
 * and signed by somebody else: a change that the trail does not tell of shows here.
 *
 * @param matched calls that both have
 * @param untold calls that only CloudTrail has: Parapet changed something and does not say so, or somebody used its role
 * @param unseen calls that only the trail has: CloudTrail does not cover the account or region, or the record is made up
 * @param recent calls of the trail that are too young for CloudTrail to have delivered them
 * @param open ids of intents without an outcome
 */
public record Reconciliation(long matched, List<SeenCall> untold, List<Told> unseen, long recent, List<String> open) {
    /** CloudTrail delivers within fifteen minutes on average, by its documentation; four times that is patience enough. */
    public static final Duration DELIVERY = Duration.ofHours(1);

    public Reconciliation {
        untold = List.copyOf(untold);
        unseen = List.copyOf(unseen);
        open = List.copyOf(open);
    }

    /** A call that the trail tells of, and the record that does. */
    public record Told(String record, Call call) {
        @Override
        public String toString() {
            return "%s %s (request %s, record %s)".formatted(call.at(), call.api(), call.request(), record);
        }
    }

    /** Whether nothing is missing on either side. */
    public boolean complete() {
        return untold.isEmpty() && unseen.isEmpty();
    }

    /**
     * Compares.
     *
     * @param seen the changes CloudTrail has, of the whole period
     * @param records the trail, of the whole period
     * @param from the beginning of what CloudTrail was asked for
     * @param until its end
     */
    public static Reconciliation of(List<SeenCall> seen, List<AuditRecord> records, Instant from, Instant until) {
        Map<String, Told> told = new HashMap<>();
        for (AuditRecord entry : records) {
            entry.calls().stream()
                    .filter(call -> changes(call.api()))
                    .filter(call -> !call.at().isBefore(from) && call.at().isBefore(until))
                    .forEach(call -> told.put(call.request(), new Told(entry.id(), call)));
        }
        List<SeenCall> untold = new ArrayList<>();
        Set<String> matched = new HashSet<>();
        for (SeenCall call : seen) {
            if (told.containsKey(call.request())) {
                matched.add(call.request());
            } else {
                untold.add(call);
            }
        }
        Instant delivered = until.minus(DELIVERY);
        List<Told> missing = told.values().stream()
                .filter(one -> !matched.contains(one.call().request()))
                .sorted(java.util.Comparator.comparing(one -> one.call().at()))
                .toList();
        List<Told> unseen = missing.stream()
                .filter(one -> one.call().at().isBefore(delivered))
                .toList();
        return new Reconciliation(matched.size(), untold, unseen, missing.size() - unseen.size(), open(records));
    }

    /** An action may read on its way; CloudTrail calls that read-only, and the verb tells. */
    private static boolean changes(String api) {
        return !api.matches("[^:]+:(Describe|Get|List|Head|Search|Lookup)\\w*");
    }

    private static List<String> open(List<AuditRecord> records) {
        Set<String> open = new java.util.LinkedHashSet<>();
        for (AuditRecord entry : records) {
            if (entry.phase() == AuditRecord.Phase.INTENT) {
                open.add(entry.id());
            }
            entry.intent().ifPresent(open::remove);
        }
        return List.copyOf(open);
    }

    /** Makes the result a record of the trail itself. */
    public void writtenInto(Trail trail, Instant at) {
        trail.append(AuditRecord.reconciled(at, complete() ? "complete" : "incomplete", summary(), Json.tree(this)));
    }

    /** All of it in a sentence. */
    public String summary() {
        return "%d changes are in both; %d only in CloudTrail, %d only in the trail; %d too recent to tell; %d intents open"
                .formatted(matched, untold.size(), unseen.size(), recent, open.size());
    }
}
