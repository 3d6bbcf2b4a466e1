package dev.parapet.audit;

import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.MemoryStore;
import dev.parapet.core.AuditRecord;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Whether the file that Parapet reads says what the log vouches for: the log alone is signed. */
public final class TrailInLog {
    private TrailInLog() {}

    /**
     * The first place at which the two differ; empty when they have the same records in the same order.
     *
     * @param trail all of it, from a state directory that was closed since its last record
     */
    public static OptionalLong firstDifference(List<AuditRecord> trail, LogView log) {
        long both = Math.min(trail.size(), log.size());
        for (int index = 0; index < both; index++) {
            byte[] read = LoggedRecord.bytes(trail.get(index), new MemoryStore());
            if (!Arrays.equals(read, log.entry(index))) {
                return OptionalLong.of(index);
            }
        }
        return trail.size() == log.size() ? OptionalLong.empty() : OptionalLong.of(both);
    }
}
