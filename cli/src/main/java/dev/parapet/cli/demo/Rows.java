package dev.parapet.cli.demo;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import dev.parapet.core.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The trail as a person reads it at the end: what was repaired, and what was left alone. */
public final class Rows {
    private final List<AuditRecord> trail;
    private final Map<String, String> accounts;

    /**
     * @param accounts account id to the name people know
     */
    public Rows(List<AuditRecord> trail, Map<String, String> accounts) {
        this.trail = List.copyOf(trail);
        this.accounts = Map.copyOf(accounts);
    }

    /** One repair that the second look confirmed. */
    public record Repaired(
            String fault,
            String resource,
            String account,
            String region,
            String foundBy,
            String change,
            String entry) {}

    /** The repairs, in the order in which they were finished. */
    public List<Repaired> repaired() {
        return trail.stream()
                .filter(entry -> entry.phase() == Phase.OUTCOME)
                .filter(entry -> entry.outcome().filter("remediated"::equals).isPresent())
                .map(this::repair)
                .toList();
    }

    private Repaired repair(AuditRecord entry) {
        Target target = entry.target().orElseThrow();
        return new Repaired(
                entry.guardrail().orElse(""),
                target.resource().id(),
                account(target),
                target.resource().region(),
                entry.cause().map(Rows::foundBy).orElse(""),
                entry.plan().map(Rows::change).orElse(""),
                entry.id());
    }

    private static String foundBy(Cause cause) {
        String detector = switch (cause.source()) {
            case "aws.guardduty" -> "GuardDuty";
            case "aws.config" -> "Config";
            case "aws.securityhub" -> "Security Hub";
            default -> "CloudTrail";
        };
        return detector + " " + shorten(cause.kind(), 28);
    }

    /** An action describes itself as "resource: before -> after"; the resource has a column of its own. */
    private static String change(PlanText plan) {
        return plan.actions().reversed().stream()
                .map(ActionText::describe)
                .map(text -> text.substring(text.indexOf(": ") + 2))
                .map(text -> shorten(text, 54))
                .collect(Collectors.joining(" + "));
    }

    private static String shorten(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** The last word on each resource that was looked at and not repaired, and every event that was refused. */
    public List<List<String>> left() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<List<String>> refused = new ArrayList<>();
        for (AuditRecord entry : trail) {
            if (entry.phase() == Phase.REJECTED) {
                refused.add(List.of("rejected", "", "", entry.reason().replaceAll(" \\(event .*", "")));
            }
            entry.target().ifPresent(target -> rows.merge(key(entry, target), left(entry, target), Rows::lastWord));
        }
        rows.values().removeIf(row -> row.getFirst().equals("remediated"));
        refused.addAll(0, rows.values());
        return refused;
    }

    private static String key(AuditRecord entry, Target target) {
        return entry.guardrail().orElse("") + " " + target.resource();
    }

    /** A twin that finds the repair already made does not make the resource one that was left alone. */
    private static List<String> lastWord(List<String> earlier, List<String> later) {
        return earlier.getFirst().equals("remediated") ? earlier : later;
    }

    private List<String> left(AuditRecord entry, Target target) {
        String outcome = entry.outcome().orElse("");
        String word = outcome.equals("remediated") || outcome.equals("awaiting-approval") ? outcome : entry.decision();
        return List.of(word, target.resource().id(), account(target), entry.reason());
    }

    private String account(Target target) {
        String id = target.resource().account();
        return accounts.getOrDefault(id, id);
    }
}
