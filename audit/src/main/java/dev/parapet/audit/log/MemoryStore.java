package dev.parapet.audit.log;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A log that is gone with its process: for tests and for trying out. */
public final class MemoryStore implements LogStore {
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();

    /** The files of another one; what happens to either is not seen by the other. */
    public MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        copy.files.putAll(files);
        return copy;
    }

    /** Every path, sorted. */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<byte[]> get(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    @Override
    public void create(String path, byte[] bytes) {
        byte[] there = files.putIfAbsent(path, bytes.clone());
        if (there != null && !Arrays.equals(there, bytes)) {
            throw new Equivocation(path);
        }
    }

    @Override
    public synchronized boolean swap(String path, Optional<byte[]> seen, byte[] bytes) {
        if (!Arrays.equals(files.get(path), seen.orElse(null))) {
            return false;
        }
        replace(path, bytes);
        return true;
    }

    /** Puts bytes in place of whatever is there, as somebody does who tampers with a log. */
    public void replace(String path, byte[] bytes) {
        files.put(path, bytes.clone());
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        paths().stream().filter(path -> path.startsWith(folder + "/")).forEach(each);
    }

    @Override
    public void delete(String path) {
        files.remove(path);
    }
}
