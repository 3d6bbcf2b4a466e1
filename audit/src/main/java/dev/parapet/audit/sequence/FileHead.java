package dev.parapet.audit.sequence;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.audit.StateUnusable;
import dev.parapet.audit.log.DirectoryStore;
import dev.parapet.audit.log.Hash;
import dev.parapet.audit.log.LogStore;
import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The head of a log on one machine, together with its batches in one file, {@code head.json} in the state directory, whose
 * lock the caller holds.
 */
public final class FileHead implements HeadStore {
    private static final String FILE = "head.json";

    private final Path directory;
    private final LogStore files;

    /** The file: the head by its parts, and the batches that are not settled. */
    private record Saved(
            long version,
            long assigned,
            long integrated,
            String root,
            long settled,
            Instant at,
            Head.Lease lease,
            List<Batch> open) {
        Saved {
            requireNonNull(root, "root is missing");
            requireNonNull(at, "at is missing");
            requireNonNull(lease, "lease is missing");
            open = List.copyOf(open);
        }

        static Saved of(Head head, List<Batch> open) {
            return new Saved(
                    head.version(),
                    head.assigned(),
                    head.integrated(),
                    head.root().toString(),
                    head.settled(),
                    head.at(),
                    head.lease(),
                    open.stream().filter(batch -> batch.end() > head.settled()).toList());
        }

        Head head() {
            return new Head(version, assigned, integrated, Hash.parse(root, FILE), settled, at, lease);
        }

        byte[] bytes() {
            return (Json.write(this) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private FileHead(Path directory) {
        this.directory = directory;
        this.files = new DirectoryStore(directory);
    }

    /** The head of a state directory. */
    public static FileHead open(Path directory) {
        FileHead head = new FileHead(directory);
        head.read();
        return head;
    }

    @Override
    public Head read() {
        return saved(files.get(FILE)).head();
    }

    private Saved saved(Optional<byte[]> bytes) {
        return bytes.map(this::parse).orElseGet(() -> Saved.of(Head.NEW, List.of()));
    }

    private Saved parse(byte[] bytes) {
        try {
            return Json.value(Json.read(new String(bytes, StandardCharsets.UTF_8)), Saved.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StateUnusable(directory.resolve(FILE), "it is not the head of a log");
        }
    }

    @Override
    public boolean swap(Head seen, Head next) {
        return swap(seen, next, Stream.empty());
    }

    @Override
    public boolean assign(Head seen, Head next, Batch batch) {
        return swap(seen, next, Stream.of(batch));
    }

    private boolean swap(Head seen, Head next, Stream<Batch> more) {
        Optional<byte[]> bytes = files.get(FILE);
        Saved saved = saved(bytes);
        List<Batch> open = Stream.concat(saved.open().stream(), more).toList();
        return saved.head().equals(seen)
                && files.swap(FILE, bytes, Saved.of(next, open).bytes());
    }

    @Override
    public Batch batch(long start) {
        return saved(files.get(FILE)).open().stream()
                .filter(batch -> batch.start() == start)
                .findFirst()
                .orElseThrow(() -> LogDiverged.noBatch(start));
    }
}
