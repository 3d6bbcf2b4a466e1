package dev.parapet.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;

/** The signed checkpoints that a log must agree with: the newest, the sealed ones, and those somebody kept elsewhere. */
final class Heads {
    private final NavigableMap<Long, List<Head>> bySize = new TreeMap<>();
    private final Optional<SignedCheckpoint> newest;

    /** What one checkpoint says, and where it lies. */
    record Head(String path, Checkpoint checkpoint) {
        long size() {
            return checkpoint.size();
        }
    }

    private Heads(Optional<SignedCheckpoint> newest) {
        this.newest = newest;
        newest.ifPresent(signed -> add(new Head(SignedCheckpoint.PATH, signed.checkpoint())));
    }

    private void add(Head head) {
        bySize.computeIfAbsent(head.size(), size -> new ArrayList<>(2)).add(head);
    }

    /** Reads them all; each that cannot be believed is a fault. */
    static Heads read(LogStore store, List<VerifierKey> keys, List<byte[]> known, Workers workers, Faults faults) {
        Reader reader = new Reader(store, keys, faults);
        // Sealed ones first: a log that grows meanwhile seals nothing that its checkpoint does not have already.
        List<String> paths = new ArrayList<>();
        store.list(SignedCheckpoint.SEALED, paths::add);
        Optional<byte[]> bytes = store.get(SignedCheckpoint.PATH);
        if (bytes.isEmpty()) {
            faults.add(Fault.in(SignedCheckpoint.PATH, "the checkpoint is missing"));
        }
        Heads heads = new Heads(bytes.flatMap(note -> reader.open(SignedCheckpoint.PATH, note)));
        List<Future<Optional<Head>>> others = paths.stream()
                .map(path -> workers.submit(() -> reader.sealed(path, heads.newest)))
                .toList();
        others.forEach(head -> Workers.result(head).ifPresent(heads::add));
        for (int i = 0; i < known.size(); i++) {
            reader.head("known checkpoint %d".formatted(i + 1), known.get(i), heads.newest)
                    .ifPresent(heads::add);
        }
        heads.newest.ifPresent(signed -> heads.compareWith(signed.checkpoint(), faults));
        return heads;
    }

    private record Reader(LogStore store, List<VerifierKey> keys, Faults faults) {
        Optional<SignedCheckpoint> open(String path, byte[] bytes) {
            try {
                return Optional.of(SignedCheckpoint.open(bytes, keys));
            } catch (Malformed | Untrusted e) {
                faults.add(Fault.in(path, String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }

        /** A copy of the newest needs no second look at its signature, which costs a millisecond. */
        Optional<Head> head(String path, byte[] bytes, Optional<SignedCheckpoint> newest) {
            return newest.filter(signed -> Arrays.equals(signed.note().bytes(), bytes))
                    .or(() -> open(path, bytes))
                    .map(signed -> new Head(path, signed.checkpoint()));
        }

        /** A file with another kind of name is none of ours. */
        Optional<Head> sealed(String path, Optional<SignedCheckpoint> newest) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!name.matches("\\d+")) {
                return Optional.empty();
            }
            Optional<Head> head = store.get(path).flatMap(bytes -> head(path, bytes, newest));
            head.filter(other -> !name.equals(Long.toString(other.size())))
                    .ifPresent(other -> faults.add(Fault.in(
                            path, "it is the checkpoint of size %d, put under another name".formatted(other.size()))));
            return head;
        }
    }

    /** All are of one log, and none is newer than the newest: it would show entries that are gone. */
    private void compareWith(Checkpoint last, Faults faults) {
        for (Head head : bySize.values().stream().flatMap(List::stream).toList()) {
            if (!head.checkpoint().origin().equals(last.origin())) {
                faults.add(Fault.in(
                        head.path(),
                        "it is of another log: " + head.checkpoint().origin()));
            }
            if (head.size() > last.size()) {
                faults.add(Fault.at(
                        last.size(),
                        SignedCheckpoint.PATH,
                        "it ends before this entry, but %s is signed for %d entries: the log was cut or put back"
                                .formatted(head.path(), head.size())));
            }
        }
    }

    Optional<SignedCheckpoint> newest() {
        return newest;
    }

    boolean isEmpty() {
        return bySize.isEmpty();
    }

    long largest() {
        return bySize.lastKey();
    }

    /** The smallest size from this one on that something was signed for. */
    long next(long size) {
        Long next = bySize.ceilingKey(size);
        return next == null ? Long.MAX_VALUE : next;
    }

    List<Head> at(long size) {
        return bySize.getOrDefault(size, List.of());
    }

    int count() {
        return bySize.values().stream().mapToInt(List::size).sum();
    }
}
