package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRecordTest {
    private static final Instant AT = Instant.parse("2026-11-23T03:15:22.123456Z");
    private static final Plan PLAN =
            new Plan(DoorGuardrail.FRONT, List.of(new Turn("front", Turn.Part.LEAF, false, true, Risk.SAFE)));

    private static AuditRecord full() {
        return new AuditRecord(
                AuditRecord.SCHEMA,
                AuditRecord.newId(AT),
                Phase.OUTCOME,
                Optional.of("20261123T031522Z-00000000"),
                AT,
                Optional.of(new Cause("aws.rds", "e-1", "CreateDBInstance", "111122223333", Optional.of(AT))),
                Optional.of("own-door"),
                Optional.of(new Target(DoorGuardrail.FRONT, Map.of("user", "alice"))),
                "remediate",
                "näheres \u2028 \"quoted\" \n line",
                Optional.of(PlanText.of(PLAN)),
                Optional.of(Json.tree(Door.SAFE.opened())),
                Optional.of(Json.tree(Door.SAFE)),
                Optional.of("remediated"),
                1,
                Optional.of(new Exemption("*", "*", "*", "ops", "moving", AT)),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static AuditRecord bare() {
        AuditRecord full = full();
        return new AuditRecord(
                AuditRecord.SCHEMA,
                full.id(),
                Phase.REJECTED,
                Optional.empty(),
                AT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "rejected",
                "not JSON",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static AuditRecord again(AuditRecord entry) throws JsonProcessingException {
        String line = Json.write(entry);
        assertThat(line).doesNotContain("\n");
        return Json.value(Json.read(line), AuditRecord.class);
    }

    @Test
    void a_record_is_read_back_as_it_was_written() throws JsonProcessingException {
        AuditRecord full = full();
        AuditRecord bare = bare();

        assertThat(again(full)).isEqualTo(full);
        assertThat(again(bare)).isEqualTo(bare);
        assertThat(Json.write(bare)).doesNotContain("null", "before", "plan");
    }

    @Test
    void its_plan_becomes_a_plan_again() throws JsonProcessingException {
        assertThat(again(full()).plan().orElseThrow().plan(DoorGuardrail.SAFE)).isEqualTo(PLAN);
    }

    @Test
    void an_action_that_no_guardrail_knows_any_more_is_refused_by_name() {
        PlanText other = new PlanText(
                "0",
                DoorGuardrail.FRONT,
                List.of(new AuditRecord.ActionText(
                        "Paint", "", PLAN.actions().getFirst().effect(), Json.object())));

        assertThatThrownBy(() -> other.plan(DoorGuardrail.SAFE))
                .hasMessageContaining("own-door no longer knows the action Paint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"text\"", "1", "{\"id\":\"x\"}", "{\"phase\":\"NONE\"}"})
    void what_is_no_record_is_not_taken_for_one(String json) {
        assertThatThrownBy(() -> Json.value(Json.read(json), AuditRecord.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_sort_by_time() {
        assertThat(AuditRecord.newId(AT)).matches("20261123T031522Z-[0-9a-f]{8}");
        assertThat(AuditRecord.newId(AT)).isLessThan(AuditRecord.newId(AT.plusSeconds(1)));
    }
}
