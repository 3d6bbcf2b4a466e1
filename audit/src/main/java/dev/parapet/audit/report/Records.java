package dev.parapet.audit.report;

import dev.parapet.audit.FileTrail;
import dev.parapet.audit.log.SequencedTimes;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.CanonicalJson;
import dev.parapet.core.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The records of a trail, oldest first. They are told one after another and never held together: a trail outgrows memory. */
@FunctionalInterface
public interface Records {
    /** Tells every record, those before the period too: they say how things stood when it began. */
    void each(Consumer<LedgerEntry> reader);

    /** Records at hand, as a trail would write them. */
    static Records of(List<AuditRecord> records) {
        List<AuditRecord> all = List.copyOf(records);
        return reader -> {
            for (int index = 0; index < all.size(); index++) {
                AuditRecord entry = all.get(index);
                reader.accept(new LedgerEntry(index, entry, CanonicalJson.of(Json.tree(entry)), Optional.empty()));
            }
        };
    }

    /**
     * Those of a trail in a file.
     *
     * @param times when they got their places in the log beside it
     */
    static Records of(FileTrail trail, SequencedTimes times) {
        return reader -> {
            AtomicLong next = new AtomicLong();
            trail.each((entry, line) -> {
                long index = next.getAndIncrement();
                reader.accept(new LedgerEntry(index, entry, line, times.at(index)));
            });
        };
    }
}
