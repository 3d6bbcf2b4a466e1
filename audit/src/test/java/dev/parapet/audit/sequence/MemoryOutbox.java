package dev.parapet.audit.sequence;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An outbox that is gone with its process. */
final class MemoryOutbox implements Outbox {
    private final Clock clock;
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private final Map<String, Instant> since = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();

    MemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean put(String id, byte[] entry) {
        if (waiting.containsKey(id) || places.containsKey(id)) {
            return false;
        }
        waiting.put(id, entry);
        since.put(id, clock.instant());
        return true;
    }

    @Override
    public synchronized List<String> pending(int limit) {
        return waiting.keySet().stream().limit(limit).toList();
    }

    @Override
    public synchronized Map<String, byte[]> entries(List<String> ids) {
        Map<String, byte[]> entries = new HashMap<>();
        ids.forEach(id -> entries.computeIfAbsent(id, waiting::get));
        return entries;
    }

    @Override
    public synchronized void sequenced(long first, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            Long before = places.put(ids.get(i), first + i);
            if (before != null && before != first + i) {
                throw new AssertionError("%s had place %d and gets %d".formatted(ids.get(i), before, first + i));
            }
            waiting.remove(ids.get(i));
        }
    }

    @Override
    public synchronized OptionalLong index(String id) {
        Long place = places.get(id);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }

    @Override
    public synchronized Backlog backlog() {
        Optional<Instant> oldest = waiting.keySet().stream()
                .flatMap(id -> Optional.ofNullable(since.get(id)).stream())
                .min(Instant::compareTo);
        return new Backlog(waiting.size(), oldest);
    }

    /** Loses a record, as an insider does who deletes it. */
    synchronized void lose(String id) {
        waiting.remove(id);
    }
}
