package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does, and what the directory does when the disk does not. */
class StoreTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private LogStore store(String kind) {
        return kind.equals("memory") ? new MemoryStore() : new DirectoryStore(directory.resolve("a/log"));
    }

    private static List<String> list(LogStore store, String folder) {
        List<String> paths = new ArrayList<>();
        store.list(folder, paths::add);
        return paths.stream().sorted().toList();
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void what_was_put_is_there(String kind) {
        LogStore store = store(kind);
        assertThat(store.get("tile/0/000")).isEmpty();
        assertThat(list(store, "tile")).isEmpty();

        store.create("tile/0/000", new byte[] {1});
        store.create("tile/0/x001/000.p/7", new byte[] {2});
        store.create("checkpoints/7", new byte[0]);
        assertThat(store.swap("checkpoint", Optional.empty(), new byte[] {3})).isTrue();
        assertThat(store.swap("checkpoint", Optional.of(new byte[] {3}), new byte[] {4, 5}))
                .isTrue();

        assertThat(store.get("tile/0/000")).contains(new byte[] {1});
        assertThat(store.get("checkpoint")).contains(new byte[] {4, 5});
        assertThat(list(store, "tile")).containsExactly("tile/0/000", "tile/0/x001/000.p/7");
        assertThat(list(store, "checkpoints")).containsExactly("checkpoints/7");
        store.delete("tile/0/x001/000.p/7");
        store.delete("tile/0/x001/000.p/7");
        assertThat(list(store, "tile")).containsExactly("tile/0/000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void the_same_again_is_fine_and_something_else_is_refused_by_name(String kind) {
        LogStore store = store(kind);
        store.create("tile/0/000", new byte[] {1});
        store.create("tile/0/000", new byte[] {1});

        assertThatThrownBy(() -> store.create("tile/0/000", new byte[] {2}))
                .isInstanceOf(Equivocation.class)
                .hasMessageContaining("tile/0/000")
                .extracting(e -> ((Equivocation) e).path())
                .isEqualTo("tile/0/000");
        assertThat(store.get("tile/0/000")).contains(new byte[] {1});
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void of_many_writers_with_different_bytes_one_wins(String kind) {
        LogStore store = store(kind);
        AtomicInteger refused = new AtomicInteger();
        List<Integer> written = IntStream.range(0, 64)
                .parallel()
                .filter(i -> {
                    try {
                        store.create("tile/0/000", new byte[] {(byte) i});
                        return true;
                    } catch (Equivocation e) {
                        refused.incrementAndGet();
                        return false;
                    }
                })
                .boxed()
                .toList();

        assertThat(written).hasSize(1);
        assertThat(refused).hasValue(63);
        assertThat(store.get("tile/0/000"))
                .contains(new byte[] {written.getFirst().byteValue()});
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void of_many_who_saw_the_same_one_goes_on(String kind) {
        LogStore store = store(kind);
        for (byte round = 0; round < 20; round++) {
            Optional<byte[]> seen = store.get("checkpoint");
            byte now = round;
            assertThat(IntStream.range(0, 32)
                            .parallel()
                            .filter(i -> store.swap("checkpoint", seen, new byte[] {now, (byte) i}))
                            .boxed()
                            .toList())
                    .singleElement()
                    .satisfies(i ->
                            assertThat(store.get("checkpoint")).contains(new byte[] {now, (byte) i.intValue()}));
        }
        assertThat(store.swap("checkpoint", Optional.empty(), new byte[] {1})).isFalse();
    }

    @Test
    void a_directory_keeps_nothing_but_the_log() {
        LogStore store = store("directory");
        store.create("tile/0/000", new byte[] {1});
        store.create("tile/0/000", new byte[] {1});
        store.swap("checkpoint", Optional.empty(), new byte[] {1});
        assertThatThrownBy(() -> store.create("tile/0/000", new byte[] {2})).isInstanceOf(Equivocation.class);

        assertThat(files()).containsExactly("a/log/checkpoint", "a/log/tile/0/000");
    }

    @Test
    void a_path_out_of_the_log_is_refused() {
        assertThatThrownBy(() -> store("directory").create("../../elsewhere", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A disk that takes some bytes more and then no more, and tells what it was asked to make durable. */
    private static final class SmallDisk implements Disk {
        private final List<String> forced = new ArrayList<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            Disk.real().write(file, Arrays.copyOf(bytes, Math.min(room, bytes.length)));
            if (bytes.length > room) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void force(Path directory) throws IOException {
            forced.add(String.valueOf(directory.getFileName()));
            Disk.real().force(directory);
        }
    }

    @Test
    void a_full_disk_is_said_and_leaves_what_was_there() {
        SmallDisk disk = new SmallDisk();
        LogStore store = new DirectoryStore(directory, disk);
        store.create("tile/0/000", new byte[] {1});
        store.swap("checkpoint", Optional.empty(), new byte[] {1});
        List<String> before = files();

        disk.room = 1;
        assertThatThrownBy(() -> store.create("tile/0/001", new byte[] {1, 2}))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("tile/0/001")
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Nothing was overwritten");
        assertThatThrownBy(() -> store.swap("checkpoint", Optional.of(new byte[] {1}), new byte[] {2, 2}))
                .isInstanceOf(StoreUnusable.class);

        assertThat(files()).isEqualTo(before);
        assertThat(store.get("checkpoint")).contains(new byte[] {1});
        disk.room = 2;
        store.create("tile/0/001", new byte[] {1, 2});
        assertThat(store.get("tile/0/001")).contains(new byte[] {1, 2});
    }

    @Test
    void every_name_on_the_way_is_made_durable() {
        SmallDisk disk = new SmallDisk();
        LogStore store = new DirectoryStore(directory.resolve("log"), disk);
        store.create("tile/0/000", new byte[] {1});

        assertThat(disk.forced).contains(String.valueOf(directory.getFileName()), "log", "tile", "0");
        assertThat(disk.forced.getLast()).isEqualTo("0");
    }

    @Test
    void a_file_in_place_of_a_directory_is_said() throws IOException {
        Files.writeString(directory.resolve("tile"), "in the way");
        LogStore store = new DirectoryStore(directory);
        assertThatThrownBy(() -> store.create("tile/0/000", new byte[0])).isInstanceOf(StoreUnusable.class);
    }

    @Test
    void a_log_in_a_directory_is_that_in_memory() {
        Samples.Key key = Samples.key();
        MemoryStore memory = Samples.log(key, 10, 300, 700);
        DirectoryStore disk = new DirectoryStore(directory);
        Samples.grow(disk, key, 10, 300, 700);

        assertThat(files()).isEqualTo(memory.paths());
        memory.paths()
                .forEach(path -> assertThat(disk.get(path))
                        .as(path)
                        .contains(memory.get(path).orElseThrow()));
    }
}
