package dev.parapet.core;

import java.util.ArrayList;
import java.util.List;

/** Exemptions in memory. */
final class Registry implements ExemptionRegistry {
    private final List<Exemption> all = new ArrayList<>();
    private final List<String> log;

    Registry(List<String> log) {
        this.log = log;
    }

    @Override
    public synchronized List<Exemption> all() {
        return List.copyOf(all);
    }

    @Override
    public synchronized void grant(Exemption exemption) {
        log.add("exempt");
        all.add(exemption);
    }
}
