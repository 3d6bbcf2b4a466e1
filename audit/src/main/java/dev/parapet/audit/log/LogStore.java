package dev.parapet.audit.log;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the files of a log lie: a directory, a bucket. Paths are relative and divided by slashes. Whatever a store cannot
 * do it says with {@link StoreUnusable}.
 */
public interface LogStore {
    /** The bytes at a path. */
    Optional<byte[]> get(String path);

    /**
     * Puts bytes where nothing is yet; durable when this returns. The same bytes once more are fine: a writer that was
     * interrupted does everything again.
     *
     * @throws Equivocation when other bytes are there
     */
    void create(String path, byte[] bytes);

    /**
     * Puts bytes in place of those that the caller saw there, whole or not at all; durable when this returns. For the few
     * files that change, of which two writers must never undo each other's.
     *
     * @param seen what was there, empty for nothing
     * @return false when something else is there by now; then nothing was written
     */
    boolean swap(String path, Optional<byte[]> seen, byte[] bytes);

    /** Tells of every path below a folder, in any order. */
    void list(String folder, Consumer<String> each);

    /** Takes a path away, if it is there. For partial tiles whose full tile is there. */
    void delete(String path);
}
