package dev.parapet.cli.demo;

import dev.parapet.cli.demo.Found.End;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The trail as a person reads it at the end: every fault that was met, and where it stands. */
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

    /** The faults, in the order in which they were met; of each the last word. */
    public List<Found> faults() {
        Map<String, Found> faults = new LinkedHashMap<>();
        trail.stream().filter(Found::says).forEach(entry -> take(entry, faults));
        return List.copyOf(faults.values());
    }

    /** A twin that finds the repair already made does not unmake it; a fault that is gone without one was none of ours. */
    private void take(AuditRecord entry, Map<String, Found> faults) {
        ResourceId resource = entry.target().orElseThrow().resource();
        String guardrail = entry.guardrail().orElse("");
        String key = guardrail + " " + resource;
        Optional<End> end = End.of(entry);
        boolean repaired = Optional.ofNullable(faults.get(key))
                .filter(known -> known.end() == End.REPAIRED)
                .isPresent();
        if (end.isPresent()) {
            String account = accounts.getOrDefault(resource.account(), resource.account());
            faults.put(key, new Found(guardrail, resource.id(), account, end.get(), entry));
        } else if (!repaired) {
            faults.remove(key);
        }
    }

    /** The faults that ended so, by guardrail. */
    public Collection<List<Found>> byKind(End end) {
        return faults().stream()
                .filter(fault -> fault.end() == end)
                .collect(Collectors.groupingBy(Found::guardrail, TreeMap::new, Collectors.toList()))
                .values();
    }

    /** Why events were refused. */
    public List<String> refused() {
        List<String> reasons = new ArrayList<>();
        trail.stream()
                .filter(entry -> entry.phase() == Phase.REJECTED)
                .forEach(entry -> reasons.add(entry.reason().replaceAll(" \\(event .*", "")));
        return reasons;
    }
}
