package dev.parapet.audit;

import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.TlogProof;
import dev.parapet.audit.log.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All an auditor needs, in a folder or a zip file: the log as it is, every record in a file that any program reads, a proof for
 * each of the newest {@value #PROOFS}, the keys, and how to check all of it without Parapet.
 *
 * @param keys the keys the log is checked with, the first one first
 */
public record EvidencePack(LogStore store, List<VerifierKey> keys) {
    /** A folder holds so many proofs; with more, they would be larger than the log. */
    private static final long PROOFS = 10_000;

    /** What was packed; {@code proofs} of the newest records have one of their own. */
    public record Packed(String origin, long records, long proofs) {}

    public EvidencePack {
        keys = List.copyOf(keys);
    }

    /**
     * Writes the pack.
     *
     * @param target a folder to make, or a file whose name ends in {@code .zip}
     */
    public Packed write(Path target) throws IOException {
        if (!target.toString().endsWith(".zip")) {
            return into(Files.createDirectories(target));
        }
        try (FileSystem zip = FileSystems.newFileSystem(target, Map.of("create", "true"))) {
            return into(zip.getPath("/"));
        }
    }

    private Packed into(Path root) throws IOException {
        byte[] newest =
                store.get(SignedCheckpoint.PATH).orElseThrow(() -> new IOException("the log has no checkpoint"));
        SignedCheckpoint head = SignedCheckpoint.open(newest, keys);
        LogView log = new LogView(store, head);
        copy(root.resolve(LogFiles.LOG), newest);
        records(root, log);
        Files.writeString(
                root.resolve(LogFiles.VKEY),
                keys.stream().map(key -> key + "\n").collect(Collectors.joining()));
        Files.writeString(root.resolve("key.pem"), keys.getLast().pem());
        for (String name : List.of("VERIFY.md", "verify.py")) {
            try (InputStream in = Objects.requireNonNull(EvidencePack.class.getResourceAsStream(name), name)) {
                Files.copy(in, root.resolve(name));
            }
        }
        return new Packed(head.checkpoint().origin(), log.size(), Math.min(log.size(), PROOFS));
    }

    /** The checkpoint that was read first stands in the pack, and whatever it needs is there: a log only grows. */
    private void copy(Path target, byte[] newest) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String folder : List.of("tile", SignedCheckpoint.SEALED, "evidence")) {
            store.list(folder, paths::add);
        }
        for (String path : paths) {
            byte[] bytes = store.get(path).orElse(new byte[0]);
            Path file = target.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, bytes);
        }
        Files.createDirectories(target);
        Files.write(target.resolve(SignedCheckpoint.PATH), newest);
    }

    private static void records(Path root, LogView log) throws IOException {
        Path proofs = Files.createDirectories(root.resolve("proofs"));
        try (OutputStream lines = Files.newOutputStream(root.resolve("records.jsonl"))) {
            for (long index = 0; index < log.size(); index++) {
                lines.write(log.entry(index));
                lines.write('\n');
                if (index >= log.size() - PROOFS) {
                    Files.write(
                            proofs.resolve(index + TlogProof.SUFFIX),
                            log.prove(index).bytes());
                }
            }
        }
    }
}
