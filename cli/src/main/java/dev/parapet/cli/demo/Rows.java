package dev.parapet.cli.demo;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import dev.parapet.core.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trail as the tables a person reads at the end: what was repaired, and what was left alone. */
public final class Rows {
    public static final List<String> REPAIRED =
            List.of("fault", "resource", "account", "region", "found by", "before -> after", "verified", "record");
    public static final List<String> LEFT = List.of("left alone", "resource", "account", "why");

    private final List<AuditRecord> trail;
    private final Map<String, String> accounts;

    /**
     * @param accounts account id to the name people know
     */
    public Rows(List<AuditRecord> trail, Map<String, String> accounts) {
        this.trail = trail;
        this.accounts = accounts;
    }

    /** A row a repair, in the order of the columns of {@link #REPAIRED}. */
    public List<List<String>> repaired() {
        return trail.stream().filter(Rows::isRepair).map(this::repair).toList();
    }

    private static boolean isRepair(AuditRecord entry) {
        return entry.phase() == Phase.OUTCOME
                && entry.outcome().filter("remediated"::equals).isPresent();
    }

    private List<String> repair(AuditRecord entry) {
        Target target = entry.target().orElseThrow();
        return List.of(
                entry.guardrail().orElse(""),
                target.resource().id(),
                account(target),
                target.resource().region(),
                entry.cause().map(Rows::foundBy).orElse(""),
                entry.plan().map(Rows::change).orElse(""),
                "yes",
                entry.id());
    }

    private static String foundBy(AuditRecord.Cause cause) {
        String detector = switch (cause.source()) {
            case "aws.guardduty" -> "GuardDuty";
            case "aws.config" -> "Config";
            case "aws.securityhub" -> "Security Hub";
            default -> "CloudTrail";
        };
        return detector + " " + shorten(cause.kind());
    }

    private static String shorten(String kind) {
        return kind.length() <= 34 ? kind : kind.substring(0, 33) + "…";
    }

    /** An action describes itself as "resource: before -> after"; the resource has a column of its own. */
    private static String change(PlanText plan) {
        return plan.actions().stream()
                .map(action -> action.describe())
                .map(text -> text.contains(": ") ? text.substring(text.indexOf(": ") + 2) : text)
                .reduce((first, second) -> first + "; " + second)
                .orElse("");
    }

    /** The last word on each resource that was looked at and not repaired, and every event that was refused. */
    public List<List<String>> left() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<List<String>> refused = new ArrayList<>();
        for (AuditRecord entry : trail) {
            Optional<Target> target = entry.target();
            if (entry.phase() == Phase.REJECTED) {
                refused.add(List.of("rejected", "", "", entry.reason().replaceAll(" \\(event .*", "")));
            } else if (target.isPresent()) {
                String key =
                        entry.guardrail().orElse("") + target.get().resource().id();
                rows.put(key, left(entry, target.get()));
            }
        }
        rows.values().removeIf(row -> row.getFirst().equals("remediated"));
        refused.addAll(0, rows.values());
        return refused;
    }

    private List<String> left(AuditRecord entry, Target target) {
        String word = entry.outcome()
                .filter("remediated"::equals)
                .orElse(entry.outcome().filter("awaiting-approval"::equals).orElse(entry.decision()));
        return List.of(word, target.resource().id(), account(target), entry.reason());
    }

    private String account(Target target) {
        String id = target.resource().account();
        return accounts.getOrDefault(id, id);
    }
}
