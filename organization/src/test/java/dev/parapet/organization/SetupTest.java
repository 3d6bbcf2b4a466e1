package dev.parapet.organization;

import static dev.parapet.organization.Sample.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Author;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Undertakings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps in their order, side by side in their places; one failure stays one failure, and nothing is done twice. */
class SetupTest {
    private final Shelf shelf = new Shelf();
    private final MemoryTrail trail = new MemoryTrail();

    @TempDir
    Path state = Path.of("set by JUnit");

    private Setup setup(Step... steps) {
        Undertakings undertakings = new Undertakings(trail, Author.NOBODY);
        return new Setup(List.of(steps), Sample.wish(), Sample.estate(), shelf, undertakings, Pace.NONE);
    }

    private static Map<String, Long> words(List<Result> results) {
        return results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.task().step().id() + " "
                                + result.standing().word(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private Step trust() {
        return shelf.step("a-trust", Scope.ORGANIZATION);
    }

    private Step recorders() {
        return shelf.step("recorders", Scope.ACCOUNT_REGION, "a-trust");
    }

    private Step rules() {
        return shelf.step("rules", Scope.SECURITY_REGION, "recorders");
    }

    @Test
    void plan_writes_nothing_and_keeps_no_record() {
        List<Result> results = setup(trust(), recorders(), rules()).plan(Watcher.NONE);

        assertThat(words(results)).isEqualTo(Map.of("a-trust open", 1L, "recorders open", 6L, "rules open", 2L));
        assertThat(shelf.written).isEmpty();
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void steps_are_taken_in_their_order_and_everywhere() {
        List<Result> results = setup(rules(), recorders(), trust()).apply(Checkpoint.none(), Watcher.NONE);

        assertThat(words(results)).isEqualTo(Map.of("a-trust done", 1L, "recorders done", 6L, "rules done", 2L));
        assertThat(shelf.written).hasSize(9).first().isEqualTo("a-trust 111111111111 eu-west-1");
        assertThat(shelf.written.subList(7, 9))
                .as("the home region is whole before the others begin")
                .containsExactly("rules 222222222222 eu-west-1", "rules 222222222222 us-east-1");
    }

    @Test
    void second_run_writes_nothing() {
        setup(trust(), recorders()).apply(Checkpoint.none(), Watcher.NONE);
        shelf.written.clear();

        List<Result> again = setup(trust(), recorders()).apply(Checkpoint.none(), Watcher.NONE);

        assertThat(words(again)).isEqualTo(Map.of("a-trust as wished", 1L, "recorders as wished", 6L));
        assertThat(shelf.written).isEmpty();
    }

    @Test
    void failure_holds_up_what_needs_that_place_and_nothing_else() {
        shelf.refusing("recorders 333333333333 us-east-1", 99, 400);
        Step alarms = shelf.step("z-alarms", Scope.ACCOUNT_REGION, "recorders");

        List<Result> results = setup(trust(), recorders(), alarms).apply(Checkpoint.none(), Watcher.NONE);

        assertThat(words(results))
                .isEqualTo(Map.of(
                        "a-trust done", 1L,
                        "recorders done", 5L,
                        "recorders failed", 1L,
                        "z-alarms done", 5L,
                        "z-alarms held", 1L));
        assertThat(results)
                .filteredOn(result -> !result.standing().settled())
                .extracting(Result::standing)
                .containsExactlyInAnyOrder(
                        new Standing.Failed("shelf:Flip Refused: not today", List.of()),
                        new Standing.Held("waits for recorders in 333333333333 us-east-1"));
    }

    @Test
    void failure_that_passes_is_tried_again() {
        shelf.refusing("a-trust 111111111111 eu-west-1", 5, 500);

        assertThat(words(setup(trust()).apply(Checkpoint.none(), Watcher.NONE))).isEqualTo(Map.of("a-trust done", 1L));
    }

    @Test
    void one_that_never_passes_is_never_called_a_success() {
        shelf.refusing("a-trust 111111111111 eu-west-1", 999, 500);

        assertThat(words(setup(trust()).apply(Checkpoint.none(), Watcher.NONE)))
                .isEqualTo(Map.of("a-trust failed", 1L));
    }

    @Test
    void resumed_run_leaves_out_what_is_done_but_not_for_another_wish() {
        shelf.refusing("recorders 333333333333 us-east-1", 1, 400);
        try (Checkpoint checkpoint = Checkpoint.open(state, Sample.wish().hash(), false)) {
            setup(trust(), recorders()).apply(checkpoint, Watcher.NONE);
        }
        try (Checkpoint other = Checkpoint.open(state, "another wish", true)) {
            assertThat(other.size()).isZero();
        }
        shelf.written.clear();

        try (Checkpoint checkpoint = Checkpoint.open(state, Sample.wish().hash(), true)) {
            List<Result> resumed = setup(trust(), recorders()).apply(checkpoint, Watcher.NONE);
            assertThat(words(resumed))
                    .isEqualTo(Map.of("a-trust done before", 1L, "recorders done before", 5L, "recorders done", 1L));
        }
        assertThat(shelf.written).containsExactly("recorders 333333333333 us-east-1");
        assertThat(Files.exists(state.resolve("organization.jsonl"))).isFalse();
    }

    @Test
    void account_that_joins_gets_the_steps_of_accounts() {
        setup(trust(), recorders(), rules()).forAccount(ORDERS).apply(Checkpoint.none(), Watcher.NONE);

        assertThat(shelf.written)
                .containsExactlyInAnyOrder("recorders 333333333333 eu-west-1", "recorders 333333333333 us-east-1");
    }

    @Test
    void each_write_stands_between_two_records() {
        setup(trust()).apply(Checkpoint.none(), Watcher.NONE);

        List<AuditRecord> records = trail.records();
        assertThat(records).extracting(AuditRecord::phase).containsExactly(Phase.INTENT, Phase.OUTCOME);
        assertThat(records).allSatisfy(entry -> {
            assertThat(entry.decision()).isEqualTo("set-up");
            assertThat(entry.cause().orElseThrow().kind()).isEqualTo("a-trust");
        });
        assertThat(records.getFirst().plan().orElseThrow().actions())
                .extracting(action -> action.effect().undo())
                .containsExactly(Undo.BY_HAND);
        assertThat(records.getLast().outcome()).contains("done");
        assertThat(records.getLast().writes()).isEqualTo(1);
    }

    @Test
    void steps_that_wait_for_each_other_are_a_defect() {
        assertThatThrownBy(() -> Steps.inOrder(List.of(recorders())))
                .hasMessageContaining("wait for each other, or for steps that are missing: recorders");
    }
}
