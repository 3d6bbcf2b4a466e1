package dev.parapet.audit;

import static dev.parapet.audit.Records.decided;
import static dev.parapet.audit.Records.intent;
import static dev.parapet.audit.Records.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.Trail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trail gives the same answers. */
class TrailContractTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    private static int files;

    static Stream<Trail> trails() throws IOException {
        return Stream.of(new MemoryTrail(), FileTrail.open(directory.resolve("trail-%d.jsonl".formatted(files++))));
    }

    private static Trail with(Trail trail, AuditRecord... entries) {
        List.of(entries).forEach(trail::append);
        return trail;
    }

    @ParameterizedTest
    @MethodSource("trails")
    void an_empty_trail_holds_nothing(Trail trail) {
        assertThat(trail.find("")).isEmpty();
        assertThat(trail.openIntents()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("trails")
    void a_record_is_found_by_its_id_or_by_the_beginning_of_it(Trail trail) {
        with(
                trail,
                decided("20261123T031522Z-aa11"),
                decided("20261123T031522Z-aa22"),
                decided("20261124T000000Z-bb33"));

        assertThat(trail.find("20261123T031522Z-aa11")).contains(decided("20261123T031522Z-aa11"));
        assertThat(trail.find("20261124")).contains(decided("20261124T000000Z-bb33"));
    }

    @ParameterizedTest
    @MethodSource("trails")
    void a_beginning_that_fits_two_records_or_none_finds_nothing(Trail trail) {
        with(trail, decided("20261123T031522Z-aa11"), decided("20261123T031522Z-aa22"));

        assertThat(trail.find("20261123T031522Z-aa")).isEmpty();
        assertThat(trail.find("20261125")).isEmpty();
        assertThat(trail.find("aa11")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("trails")
    void an_intent_is_open_until_its_outcome_oldest_first(Trail trail) {
        with(trail, intent("c"), decided("d"), intent("a"), intent("b"), outcome("e", "a"));

        assertThat(trail.openIntents()).containsExactly(intent("c"), intent("b"));
        with(trail, outcome("f", "c"), outcome("g", "b"));
        assertThat(trail.openIntents()).isEmpty();
    }
}
