package dev.parapet.audit;

import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.MemoryStore;
import dev.parapet.core.AuditRecord;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Whether the file that Parapet reads says what the log vouches for: the log alone is signed. */
public final class TrailInLog {
    private TrailInLog() {}

    /**
     * The first place at which the two differ; empty when they have the same records in the same order.
     *
     * @param trail all of it, from a state directory that was closed since its last record
     */
    public static OptionalLong firstDifference(FileTrail trail, LogView log) {
        AtomicLong same = new AtomicLong();
        AtomicLong size = new AtomicLong();
        trail.each((entry, line) -> {
            long index = size.getAndIncrement();
            if (same.get() == index && index < log.size() && isAt(index, entry, log)) {
                same.incrementAndGet();
            }
        });
        return same.get() == size.get() && size.get() == log.size()
                ? OptionalLong.empty()
                : OptionalLong.of(same.get());
    }

    private static boolean isAt(long index, AuditRecord entry, LogView log) {
        return Arrays.equals(LoggedRecord.bytes(entry, new MemoryStore()), log.entry(index));
    }
}
