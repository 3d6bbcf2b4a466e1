package dev.parapet.audit.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a directory store does to the disk that can fail half-way; tests put a full disk here. */
interface Disk {
    /** A new file with these bytes, on the disk when this returns. */
    void write(Path file, byte[] bytes) throws IOException;

    /** The names in a directory, on the disk when this returns. */
    void force(Path directory) throws IOException;

    /** The disk itself. */
    static Disk real() {
        return new Disk() {
            @Override
            public void write(Path file, byte[] bytes) throws IOException {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    ByteBuffer rest = ByteBuffer.wrap(bytes);
                    while (rest.hasRemaining()) {
                        channel.write(rest);
                    }
                    channel.force(true);
                }
            }

            /** A new name survives a crash only once its directory is on the disk; Windows cannot and need not do this. */
            @Override
            public void force(Path directory) throws IOException {
                if (!System.getProperty("os.name").startsWith("Windows")) {
                    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                        channel.force(true);
                    }
                }
            }
        };
    }

    /** Makes the directories on the way to a file, each on the disk. */
    default void makeDirectories(Path root, Path directory) throws IOException {
        boolean isNew = Files.notExists(directory);
        if (!directory.equals(root)) {
            makeDirectories(root, directory.resolveSibling(""));
        }
        Files.createDirectories(directory);
        if (isNew || !directory.equals(root)) {
            force(directory.resolveSibling(""));
        }
    }
}
