package dev.parapet.audit;

import static dev.parapet.audit.Records.decided;
import static dev.parapet.audit.Records.intent;
import static dev.parapet.audit.Records.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.Json;
import dev.parapet.core.TrailUnwritable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTrailTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("trail.jsonl");
    }

    private void write(AuditRecord... entries) throws IOException {
        try (FileTrail trail = FileTrail.open(file)) {
            List.of(entries).forEach(trail::append);
        }
    }

    private List<AuditRecord> read() throws IOException {
        try (FileTrail trail = FileTrail.open(file)) {
            return trail.records();
        }
    }

    @Test
    void a_trail_is_read_back_by_the_next_process() throws IOException {
        write(intent("a"), intent("b"), outcome("c", "a"));

        assertThat(read()).containsExactly(intent("a"), intent("b"), outcome("c", "a"));
        try (FileTrail trail = FileTrail.open(file)) {
            assertThat(trail.openIntents()).containsExactly(intent("b"));
            assertThat(trail.find("c")).contains(outcome("c", "a"));
        }
    }

    @Test
    void a_record_is_on_the_disk_when_append_returns() throws IOException {
        try (FileTrail trail = FileTrail.open(file)) {
            trail.append(intent("a"));
            assertThat(Files.readString(file)).isEqualTo(Json.write(intent("a")) + "\n");
        }
    }

    @Test
    void wherever_a_crash_cuts_the_file_whole_records_stay_and_the_torn_one_goes() throws IOException {
        write(intent("a"), decided("b"), outcome("c", "a"));
        byte[] whole = Files.readAllBytes(file);
        List<AuditRecord> records = List.of(intent("a"), decided("b"), outcome("c", "a"));
        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            int complete = Math.toIntExact(new String(cut, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count());

            write(decided("next"));

            List<AuditRecord> expected = new ArrayList<>(records.subList(0, complete));
            expected.add(decided("next"));
            assertThat(read()).as("cut at %d", length).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "not json", "", "null", "{}", "[]", "{\"id\":\"a\",\"id\":\"b\"}"})
    void a_damaged_line_is_named_and_nothing_goes_on(String damage) throws IOException {
        Files.writeString(file, Json.write(decided("a")) + "\n" + damage + "\n" + Json.write(decided("c")) + "\n");

        assertThatThrownBy(() -> FileTrail.open(file))
                .isInstanceOf(StateUnusable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 2");
    }

    @Test
    void a_line_that_is_not_utf_8_is_named() throws IOException {
        byte[] line = (Json.write(decided("a")) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] broken = line.clone();
        broken[20] = (byte) 0xff;
        Files.write(file, line);
        Files.write(file, broken, java.nio.file.StandardOpenOption.APPEND);

        assertThatThrownBy(() -> FileTrail.open(file))
                .isInstanceOf(StateUnusable.class)
                .hasMessageContaining("line 2 is not UTF-8");
    }

    @Test
    void a_trail_that_cannot_be_written_says_so_and_counts_nothing() throws IOException {
        FileTrail trail = FileTrail.open(file);
        trail.close();

        assertThatThrownBy(() -> trail.append(intent("a")))
                .isInstanceOf(TrailUnwritable.class)
                .hasMessageContaining(file.toString());
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void many_writers_leave_whole_lines() throws IOException {
        try (FileTrail trail = FileTrail.open(file);
                ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                String id = "r-%03d".formatted(i);
                writers.execute(() -> trail.append(decided(id)));
            }
        }
        assertThat(read()).extracting(AuditRecord::id).hasSize(200).doesNotHaveDuplicates();
    }
}
