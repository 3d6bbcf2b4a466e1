package dev.parapet.core;

import dev.parapet.core.AuditRecord.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the trail remembers of late, so that Parapet can hold itself back: repairs begun by guardrail and account, repairs
 * of one resource, and what people said about plans. Fed with every record, oldest first.
 */
public final class History {
    /** Longer than any window a limit looks through. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final Map<String, Deque<Instant>> begun = new HashMap<>();
    private final Map<String, Deque<Instant>> repaired = new HashMap<>();
    private final Map<String, Approval> answers = new HashMap<>();
    private final Map<String, AuditRecord> requests = new HashMap<>();

    /** Takes one more record in. */
    public synchronized void note(AuditRecord entry) {
        entry.approval().ifPresent(approval -> answers.put(approval.plan(), approval));
        if (entry.target().isEmpty() || entry.guardrail().isEmpty()) {
            return;
        }
        ResourceId resource = entry.target().get().resource();
        String guardrail = entry.guardrail().get();
        String key = guardrail + " " + resource;
        String outcome = entry.outcome().orElse("");
        if (entry.phase() == Phase.INTENT && entry.decision().equals("remediate")) {
            remember(begun, guardrail + " " + resource.account(), entry.at());
        }
        if (entry.phase() == Phase.OUTCOME && entry.decision().equals("remediate") && outcome.equals("remediated")) {
            remember(repaired, key, entry.at());
        }
        if (outcome.equals("awaiting-approval") || outcome.equals("held")) {
            requests.put(key, entry);
        } else {
            requests.remove(key);
        }
    }

    private static void remember(Map<String, Deque<Instant>> all, String key, Instant at) {
        Deque<Instant> times = all.computeIfAbsent(key, first -> new ArrayDeque<>());
        times.addLast(at);
        while (times.getFirst().plus(KEPT).isBefore(at)) {
            times.removeFirst();
        }
    }

    /** How many repairs a guardrail began in an account since a moment. */
    public synchronized int begun(String guardrail, String account, Instant since) {
        return count(begun, guardrail + " " + account, since);
    }

    /** How often a guardrail repaired a resource since a moment. */
    public synchronized int repaired(String guardrail, ResourceId resource, Instant since) {
        return count(repaired, guardrail + " " + resource, since);
    }

    private static int count(Map<String, Deque<Instant>> all, String key, Instant since) {
        return (int) all.getOrDefault(key, new ArrayDeque<>()).stream()
                .filter(at -> at.isAfter(since))
                .count();
    }

    /** The last word of a person on a plan. */
    public synchronized Optional<Approval> answer(String planHash) {
        return Optional.ofNullable(answers.get(planHash));
    }

    /** What waits for a person, oldest first; of several requests for one resource and guardrail the last. */
    public synchronized List<AuditRecord> requests() {
        List<AuditRecord> waiting = new ArrayList<>(requests.values());
        waiting.removeIf(entry -> entry.plan()
                .flatMap(plan -> Optional.ofNullable(answers.get(plan.hash())))
                .filter(answer -> answer.at().isAfter(entry.at()))
                .isPresent());
        waiting.sort(java.util.Comparator.comparing(AuditRecord::at).thenComparing(AuditRecord::id));
        return waiting;
    }
}
