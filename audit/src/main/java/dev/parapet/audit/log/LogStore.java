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

    /** Puts bytes in place of what is there, whole or not at all; durable when this returns. For the checkpoint only. */
    void replace(String path, byte[] bytes);

    /** Tells of every path below a folder, in any order. */
    void list(String folder, Consumer<String> each);

    /** Takes a path away, if it is there. For partial tiles whose full tile is there. */
    void delete(String path);
}
