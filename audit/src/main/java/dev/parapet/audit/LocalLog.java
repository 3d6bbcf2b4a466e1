package dev.parapet.audit;

import dev.parapet.audit.log.Algorithm;
import dev.parapet.audit.log.DirectoryStore;
import dev.parapet.audit.log.LocalSigner;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.StoreUnusable;
import dev.parapet.audit.sequence.FileHead;
import dev.parapet.audit.sequence.FileOutbox;
import dev.parapet.audit.sequence.Keys;
import dev.parapet.audit.sequence.Pace;
import dev.parapet.audit.sequence.Sequencer;
import dev.parapet.audit.sequence.Stores;
import dev.parapet.audit.sequence.Turn;
import dev.parapet.core.AuditRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tamper-evident log of one machine: the folder {@code log} of a state directory, signed with a key that was made for it.
 * Records are durable in the trail; when the directory is closed they get their places here, all at once.
 */
final class LocalLog implements AutoCloseable {
    /** Who leads: whoever holds the directory's lock, and that is one process at a time. */
    private static final String HERE = "the holder of the lock";

    private final Path directory;
    private final FileOutbox outbox;
    private final FileHead heads;
    private final LogStore log;
    private final Clock clock = Clock.systemUTC();

    private LocalLog(Path directory, FileOutbox outbox, FileHead heads, LogStore log) {
        this.directory = directory;
        this.outbox = outbox;
        this.heads = heads;
        this.log = log;
    }

    /** Opens the log of a directory whose lock the caller holds. */
    static LocalLog open(Path directory) {
        return new LocalLog(
                directory,
                FileOutbox.open(directory, Clock.systemUTC()),
                FileHead.open(directory),
                new DirectoryStore(directory.resolve(LogFiles.LOG)));
    }

    /** What a crash, or an older Parapet without a log, left in the trail and did not bring here. */
    List<AuditRecord> missing(FileTrail trail) {
        boolean empty = heads.read().assigned() == 0;
        Instant remembered = empty ? Instant.MIN : clock.instant().minus(FileOutbox.KEPT.minus(Duration.ofDays(1)));
        List<AuditRecord> last = new ArrayList<>();
        trail.each((entry, line) -> {
            if (has(entry) || !entry.at().isAfter(remembered)) {
                last.clear();
            } else {
                last.add(entry);
            }
        });
        return last;
    }

    /** Gives records their places, after those that wait already, and signs. */
    void take(List<AuditRecord> records) {
        try {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            records.forEach(entry -> entries.put(entry.id(), LoggedRecord.bytes(entry, log)));
            if (!entries.isEmpty()) {
                outbox.putAll(entries);
            }
            publish();
        } catch (StoreUnusable e) {
            throw new StateUnusable(directory.resolve(LogFiles.LOG), String.valueOf(e.getMessage()));
        }
    }

    private boolean has(AuditRecord entry) {
        return outbox.index(entry.id()).isPresent()
                || !outbox.entries(List.of(entry.id())).isEmpty();
    }

    /** Gives what waits its places, and signs. */
    private void publish() {
        if (outbox.backlog().waiting() > 0
                || heads.read().settled() < heads.read().assigned()) {
            Sequencer sequencer = new Sequencer(
                    HERE, new Stores(outbox, heads, log), Keys.of(signer()), List.of(), clock, Pace.STANDARD);
            if (sequencer.flush() instanceof Turn.Following(String leader)) {
                throw new StateUnusable(directory, "another sequencer leads here: " + leader);
            }
        }
    }

    private LocalSigner signer() {
        Path key = directory.resolve(LogFiles.KEY);
        Path vkey = directory.resolve(LogFiles.VKEY);
        try {
            if (Files.exists(key)) {
                return LocalSigner.open(key, LogFiles.vkey(vkey).name());
            }
            String origin = "parapet.local/" + UUID.randomUUID().toString().substring(0, 8);
            LocalSigner made = LocalSigner.create(key, origin, Algorithm.ED25519);
            Files.writeString(vkey, made.vkey() + "\n");
            return made;
        } catch (IOException e) {
            throw new StateUnusable(vkey, e.toString());
        }
    }

    @Override
    public void close() {
        outbox.close();
    }
}
