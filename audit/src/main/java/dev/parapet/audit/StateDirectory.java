package dev.parapet.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which one Parapet on one machine keeps its trail ({@code trail.jsonl}, and tamper-evident in {@code log}) and
 * the exemptions it granted ({@code exemptions.jsonl}). One process at a time: a second one waits a little and then says so.
 */
public final class StateDirectory implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final FileChannel lockFile;
    private final FileLock lock;
    private final Path directory;
    private final FileTrail trail;
    private final FileExemptions exemptions;
    private final LocalLog log;
    private boolean sealed = true;

    private StateDirectory(
            Path directory, FileChannel lockFile, FileLock lock, FileTrail trail, FileExemptions exemptions) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lock = lock;
        this.trail = trail;
        this.exemptions = exemptions;
        this.log = LocalLog.open(directory);
        trail.missing(log.missing(trail));
    }

    /**
     * Opens the directory, making it where it is missing.
     *
     * @throws StateUnusable when it cannot be made, read or written, or another process holds it
     */
    public static StateDirectory open(Path directory) {
        return open(directory, WAIT);
    }

    static StateDirectory open(Path directory, Duration wait) {
        try {
            Files.createDirectories(directory);
            FileChannel lockFile =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                return new StateDirectory(
                        directory,
                        lockFile,
                        lock(directory, lockFile, wait),
                        FileTrail.open(directory.resolve("trail.jsonl")),
                        FileExemptions.open(directory.resolve("exemptions.jsonl")));
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StateUnusable(directory, e.toString());
        }
    }

    private static FileLock lock(Path directory, FileChannel lockFile, Duration wait) throws IOException {
        Instant until = Instant.now().plus(wait);
        while (true) {
            FileLock lock = tryLock(lockFile);
            if (lock != null) {
                return lock;
            }
            if (Instant.now().isAfter(until)) {
                throw new StateUnusable(directory, "another parapet process is using it");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    /**
     * The same, and what is recorded gets its place in the log when the directory is closed the next time by somebody else: for
     * those who open and close it by the hundred.
     */
    public StateDirectory unsealed() {
        sealed = false;
        return this;
    }

    /** The directory; whoever has this holds its lock. */
    public Path directory() {
        return directory;
    }

    /** The trail kept here. */
    public FileTrail trail() {
        return trail;
    }

    /** The exemptions granted here. */
    public FileExemptions exemptions() {
        return exemptions;
    }

    @Override
    public void close() {
        try {
            if (sealed) {
                log.take(trail.unlogged());
            }
            log.close();
            trail.close();
            exemptions.close();
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new StateUnusable(trail.file(), e.toString());
        }
    }
}
