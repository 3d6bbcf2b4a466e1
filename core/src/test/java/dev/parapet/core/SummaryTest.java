package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Effect.Undo;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Effect SAFE = new Effect("door:Shut", Risk.SAFE, Undo.EXACT);
    private static final Effect LOUD = new Effect("door:Bolt", Risk.DISRUPTIVE, Undo.EXACT);
    private static final Effect FINAL = new Effect("door:Weld", Risk.IRREVERSIBLE, Undo.NONE);

    @Test
    void what_only_tells_people_hands_them_a_plan_and_has_nothing_to_take_back() {
        assertThat(repaired(false)).isEqualTo("plan");
        assertThat(undo()).isEqualTo("-");
    }

    @Test
    void safe_writes_are_made_and_the_others_wait() {
        assertThat(repaired(false, SAFE)).isEqualTo("automatic");
        assertThat(repaired(false, LOUD, FINAL)).isEqualTo("approval");
        assertThat(repaired(false, SAFE, FINAL)).isEqualTo("automatic, then approval");
    }

    @Test
    void a_workflow_waits_as_a_whole() {
        assertThat(repaired(true, SAFE, FINAL)).isEqualTo("approval");
        assertThat(repaired(true, SAFE)).isEqualTo("automatic");
    }

    @Test
    void undo_is_as_good_as_its_worst_write() {
        assertThat(undo(SAFE, LOUD)).isEqualTo("exact");
        assertThat(undo(SAFE, FINAL)).isEqualTo("partly");
        assertThat(undo(FINAL)).isEqualTo("none");
    }

    @Test
    void the_sweep_finds_what_no_event_told_and_the_quickest_word_comes_first() {
        List<Trigger> triggers = List.of(
                new Trigger.SecurityHubControl("Door.1"),
                new Trigger.ApiCall("door", "door.amazonaws.com", List.of("OpenDoor")));
        Control control = control(triggers);
        assertThat(Summary.of(control, Sweep.REGIONAL, false).revealed()).isEqualTo("seconds, hours, sweep");
        assertThat(Summary.of(control, Sweep.NONE, false).revealed()).isEqualTo("seconds, hours");
    }

    private static String repaired(boolean stepwise, Effect... effects) {
        return Summary.of(control(List.of(), effects), Sweep.NONE, stepwise).repaired();
    }

    private static String undo(Effect... effects) {
        return Summary.of(control(List.of(), effects), Sweep.NONE, false).undo();
    }

    private static Control control(List<Trigger> triggers, Effect... effects) {
        return new Control(
                "own-door",
                "Doors are shut",
                "An open door lets anybody in.",
                Severity.HIGH,
                Family.STORAGE,
                "Test::House::Door",
                triggers,
                List.of(effects),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
