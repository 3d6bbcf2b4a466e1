package dev.parapet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.Exemption;
import dev.parapet.core.ExemptionsUnreadable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDirectoryTest {
    private static final Exemption EXEMPTION =
            new Exemption("own-door", "111122223333", "front", "ops", "undone", Instant.parse("2027-01-01T00:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private StateDirectory open() {
        return StateDirectory.open(directory, Duration.ZERO);
    }

    @Test
    void a_missing_directory_is_made() {
        Path deep = directory.resolve("a/b");
        try (StateDirectory state = StateDirectory.open(deep)) {
            assertThat(state.trail().records()).isEmpty();
            assertThat(deep.resolve("trail.jsonl")).exists();
        }
    }

    @Test
    void what_was_granted_and_recorded_is_there_the_next_time() {
        try (StateDirectory state = open()) {
            state.trail().append(Records.intent("a"));
            state.exemptions().grant(EXEMPTION);
        }
        try (StateDirectory state = open()) {
            assertThat(state.trail().openIntents()).containsExactly(Records.intent("a"));
            assertThat(state.exemptions().all()).containsExactly(EXEMPTION);
        }
    }

    @Test
    void a_second_opener_in_this_process_is_refused() {
        try (StateDirectory first = open()) {
            assertThat(first.trail().records()).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOf(StateUnusable.class)
                    .hasMessage(directory + " cannot be used: another parapet process is using it");
        }
        open().close();
    }

    @Test
    void a_second_process_is_refused_until_the_first_ends() throws IOException, InterruptedException {
        Process first = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsState.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).startsWith("holds");
            assertThatThrownBy(this::open).hasMessageContaining("another parapet process");
            first.getOutputStream().close();
            assertThat(first.waitFor()).isZero();
        } finally {
            first.destroyForcibly();
        }
        open().close();
    }

    @Test
    void a_directory_that_is_a_file_cannot_be_used() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> StateDirectory.open(file))
                .isInstanceOf(StateUnusable.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> StateDirectory.open(file.resolve("below"))).isInstanceOf(StateUnusable.class);
    }

    @Test
    void a_trail_that_is_a_directory_cannot_be_used_and_the_lock_is_let_go() throws IOException {
        Path trail = Files.createDirectory(directory.resolve("trail.jsonl"));

        assertThatThrownBy(this::open).isInstanceOf(StateUnusable.class).hasMessageContaining("trail.jsonl");
        Files.delete(trail);
        open().close();
    }

    @Test
    void a_damaged_trail_is_told_again_on_the_next_try() throws IOException {
        Files.writeString(directory.resolve("trail.jsonl"), "damaged\n");

        assertThatThrownBy(this::open).hasMessageContaining("line 1");
        assertThatThrownBy(this::open).hasMessageContaining("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"damaged", "null", "{}", "", "{\"owner\":\"a\",\"reason\":\"b\"}"})
    void exemptions_that_were_damaged_meanwhile_are_unreadable(String damage) throws IOException {
        try (StateDirectory state = open()) {
            state.exemptions().grant(EXEMPTION);
            Files.writeString(directory.resolve("exemptions.jsonl"), damage + "\n");

            assertThatThrownBy(() -> state.exemptions().all())
                    .isInstanceOf(ExemptionsUnreadable.class)
                    .hasMessageContaining("exemptions.jsonl");
        }
    }

    @Test
    void exemptions_that_are_gone_are_unreadable() throws IOException {
        try (StateDirectory state = open()) {
            Files.delete(directory.resolve("exemptions.jsonl"));

            assertThatThrownBy(() -> state.exemptions().all()).isInstanceOf(ExemptionsUnreadable.class);
        }
    }
}
