package dev.parapet.core;

import static dev.parapet.core.DoorGuardrail.FRONT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Turn SHUT = new Turn("front", Turn.Part.LEAF, false, true, Risk.SAFE);
    private static final Turn BOLT = new Turn("front", Turn.Part.BOLT, false, true, Risk.DISRUPTIVE);
    private static final Turn WELD = new Turn("front", Turn.Part.LEAF, false, true, Risk.IRREVERSIBLE);

    @Test
    void a_plan_does_something() {
        assertThatThrownBy(() -> new Plan(FRONT, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_risk_is_the_highest_among_its_actions() {
        assertThat(new Plan(FRONT, List.of(SHUT)).risk()).isEqualTo(Risk.SAFE);
        assertThat(new Plan(FRONT, List.of(SHUT, BOLT)).risk()).isEqualTo(Risk.DISRUPTIVE);
        assertThat(new Plan(FRONT, List.of(WELD, SHUT)).risk()).isEqualTo(Risk.IRREVERSIBLE);
    }

    @Test
    void it_is_undone_backwards_and_undoing_that_is_the_plan_itself() {
        Plan plan = new Plan(FRONT, List.of(SHUT, BOLT));

        assertThat(plan.undo().orElseThrow().actions())
                .containsExactly(
                        new Turn("front", Turn.Part.BOLT, true, false, Risk.DISRUPTIVE),
                        new Turn("front", Turn.Part.LEAF, true, false, Risk.SAFE));
        assertThat(plan.undo().flatMap(Plan::undo)).contains(plan);
    }

    @Test
    void one_step_without_a_way_back_makes_the_whole_plan_one_way() {
        assertThat(new Plan(FRONT, List.of(SHUT, WELD)).undo()).isEmpty();
    }

    @Test
    void its_hash_names_exactly_this_plan() {
        ResourceId back = new ResourceId("aws", "111122223333", "eu-west-1", "Test::House::Door", "back");

        assertThat(new Plan(FRONT, List.of(SHUT)).hash())
                .matches("[0-9a-f]{64}")
                .isEqualTo(new Plan(FRONT, List.of(SHUT)).hash())
                .isNotEqualTo(new Plan(FRONT, List.of(BOLT)).hash())
                .isNotEqualTo(new Plan(back, List.of(SHUT)).hash());
        assertThat(new Plan(FRONT, List.of(SHUT, BOLT)).hash())
                .isNotEqualTo(new Plan(FRONT, List.of(BOLT, SHUT)).hash());
    }

    @Test
    void what_has_no_undo_must_be_called_irreversible() {
        assertThatThrownBy(() -> new Effect("door:Turn", Risk.SAFE, Effect.Undo.NONE))
                .hasMessageContaining("IRREVERSIBLE");
    }
}
