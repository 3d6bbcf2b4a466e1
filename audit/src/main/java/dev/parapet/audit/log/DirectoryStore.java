package dev.parapet.audit.log;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A log in a directory. A file is written aside, forced to the disk and only then given its name, by a hard link, which
 * never overwrites; so a file of the log is whole or not there, whenever the machine stops. The file system must have hard
 * links. Of a file that changes, two stores of one process never undo each other's; a second process must be kept out, as
 * the state directory does.
 */
public final class DirectoryStore implements LogStore {
    private static final String ASIDE = "tmp";
    private static final Object SWAPS = new Object();

    private final Path root;
    private final Disk disk;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    /** The log in this directory, which is made when the first file is. */
    public DirectoryStore(Path root) {
        this(root, Disk.real());
    }

    DirectoryStore(Path root, Disk disk) {
        this.root = root.toAbsolutePath().normalize();
        this.disk = disk;
    }

    @Override
    public Optional<byte[]> get(String path) {
        try {
            return Optional.of(Files.readAllBytes(file(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreUnusable(path, e);
        }
    }

    @Override
    public void create(String path, byte[] bytes) {
        try {
            Path file = file(path);
            prepare(parent(file));
            if (!isThere(path, bytes)) {
                Path aside = aside(bytes);
                try {
                    Files.createLink(file, aside);
                } catch (FileAlreadyExistsException e) {
                    if (!isThere(path, bytes)) {
                        throw e;
                    }
                } finally {
                    Files.delete(aside);
                }
            }
            // Also when it was there: the writer before us may have died between the link and this.
            disk.force(parent(file));
        } catch (IOException e) {
            throw new StoreUnusable(path, e);
        }
    }

    private boolean isThere(String path, byte[] bytes) {
        Optional<byte[]> there = get(path);
        if (there.isPresent() && !Arrays.equals(there.get(), bytes)) {
            throw new Equivocation(path);
        }
        return there.isPresent();
    }

    @Override
    public boolean swap(String path, Optional<byte[]> seen, byte[] bytes) {
        synchronized (SWAPS) {
            if (!Arrays.equals(get(path).orElse(null), seen.orElse(null))) {
                return false;
            }
            replace(path, bytes);
            return true;
        }
    }

    void replace(String path, byte[] bytes) {
        try {
            Path file = file(path);
            prepare(parent(file));
            Path aside = aside(bytes);
            try {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
            disk.force(parent(file));
        } catch (IOException e) {
            throw new StoreUnusable(path, e);
        }
    }

    /** A file on the disk without a name in the log; none is left when the disk is full. */
    private Path aside(byte[] bytes) throws IOException {
        Path directory = root.resolve(ASIDE);
        prepare(directory);
        Path file = directory.resolve(UUID.randomUUID().toString());
        try {
            disk.write(file, bytes);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void prepare(Path directory) throws IOException {
        if (!durable.contains(directory)) {
            disk.makeDirectories(root, directory);
            durable.add(directory);
        }
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        Path top = file(folder);
        if (Files.notExists(top)) {
            return;
        }
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    each.accept(root.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/"));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new StoreUnusable(folder, e);
        }
    }

    @Override
    public void delete(String path) {
        try {
            Files.deleteIfExists(file(path));
        } catch (IOException e) {
            throw new StoreUnusable(path, e);
        }
    }

    private Path file(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException("not a path of the log: " + path);
        }
        return file;
    }

    private static Path parent(Path file) {
        return file.resolveSibling("").normalize();
    }
}
