package dev.parapet.audit.report;

import dev.parapet.core.Exemption;
import java.util.Set;
import java.util.TreeSet;

/** Every account number that stands where an account number has to stand. */
final class Accounts {
    private final Set<String> all = new TreeSet<>();

    Accounts(Evidence evidence) {
        all.addAll(evidence.scope().accounts());
        all.addAll(evidence.units().keySet());
        evidence.sweep().visits().forEach(visit -> all.add(visit.account()));
        evidence.sweep().looked().forEach(looked -> all.add(looked.resource().account()));
        evidence.exemptions().forEach(this::note);
    }

    /** The next record. */
    void note(LedgerEntry entry) {
        entry.resource().ifPresent(resource -> all.add(resource.account()));
        entry.record().plan().ifPresent(plan -> all.add(plan.resource().account()));
        entry.record().cause().ifPresent(cause -> note(cause.sender()));
        entry.record().exemption().ifPresent(this::note);
    }

    private void note(Exemption exemption) {
        note(exemption.account());
    }

    private void note(String word) {
        if (word.matches("\\d{12}")) {
            all.add(word);
        }
    }

    Set<String> all() {
        return all;
    }
}
