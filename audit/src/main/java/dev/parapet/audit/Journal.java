package dev.parapet.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A file of lines that only ever grows. A line counts once it is on the disk with its line end. */
public final class Journal implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final long torn;

    private Journal(Path file, FileChannel channel, long torn) {
        this.file = file;
        this.channel = channel;
        this.torn = torn;
    }

    /** Opens the file, making it where it is missing, and cuts off a line that a crash left unfinished. */
    public static Journal open(Path file) throws IOException {
        boolean isNew = Files.notExists(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isNew) {
            syncDirectory(file.toAbsolutePath().resolveSibling("."));
        }
        long size = channel.size();
        channel.truncate(endOfLastLine(channel));
        channel.position(channel.size());
        return new Journal(file, channel, size - channel.size());
    }

    /** A new file survives a crash only once its directory is on the disk; Windows cannot and need not do this. */
    private static void syncDirectory(Path directory) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** What stands behind the last line end is a line that a crash cut short: nobody was told that it is durable. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** Adds one line; it is on the disk when this returns. */
    public void add(String line) throws IOException {
        add(List.of(line));
    }

    /** Adds lines; they are on the disk when this returns. A crash meanwhile may leave the first of them. */
    public synchronized void add(List<String> lines) throws IOException {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        long start = channel.position();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
    }

    /** All lines, oldest first. */
    public List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        each(lines::add);
        return lines;
    }

    /** The same one after another: a journal may be longer than memory. */
    public void each(Consumer<String> reader) throws IOException {
        int number = 1;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] read = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int size = in.read(read); size >= 0; size = in.read(read)) {
                int start = 0;
                for (int end = 0; end < size; end++) {
                    if (read[end] == '\n') {
                        line.write(read, start, end - start);
                        reader.accept(decode(ByteBuffer.wrap(line.toByteArray()), number++));
                        line.reset();
                        start = end + 1;
                    }
                }
                line.write(read, start, size - start);
            }
        }
    }

    private static String decode(ByteBuffer bytes, int line) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("line %d is not UTF-8".formatted(line), e);
        }
    }

    /** How many bytes of an unfinished line were cut off when it was opened. */
    public long torn() {
        return torn;
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
