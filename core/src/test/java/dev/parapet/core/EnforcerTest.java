package dev.parapet.core;

import static dev.parapet.core.DoorGuardrail.FRONT;
import static dev.parapet.core.DoorGuardrail.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Building.Mishap;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnforcerTest {
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Building building = new Building(Door.SAFE.opened(), log);
    private final ListTrail trail = new ListTrail(log);
    private final Registry registry = new Registry(log);

    private Enforcer enforcer(Modes modes) {
        return new Enforcer(trail, registry, modes, Patience.NONE);
    }

    private Enforcer enforcer() {
        return enforcer(Modes.BY_RISK);
    }

    private Verdict handle() {
        return handle(enforcer());
    }

    private Verdict handle(Enforcer enforcer) {
        return handle(enforcer, DoorGuardrail.SAFE);
    }

    private Verdict handle(Enforcer enforcer, DoorGuardrail guardrail) {
        return enforcer.handle(guardrail, TARGET, Optional.empty(), () -> building);
    }

    private Door door() {
        return building.truth().orElseThrow();
    }

    private static Exemption exemption(String until) {
        return new Exemption("own-door", "*", "front", "ops", "moving furniture", Instant.parse(until));
    }

    // Modes and risk

    @Test
    void a_safe_repair_is_made_and_proven_by_a_second_look() {
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(verdict.writes()).isEqualTo(1);
        assertThat(verdict.unfinished()).isFalse();
        assertThat(door()).isEqualTo(Door.SAFE);
        assertThat(log).containsExactly("look", "append INTENT", "write LEAF", "look", "append OUTCOME");
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, SAFE, planned",
        "OFF, IRREVERSIBLE, planned",
        "REPORT, SAFE, planned",
        "REPORT, DISRUPTIVE, planned",
        "APPROVE, SAFE, awaiting-approval",
        "APPROVE, IRREVERSIBLE, awaiting-approval",
        "ENFORCE, SAFE, remediated",
        "ENFORCE, DISRUPTIVE, remediated",
        "ENFORCE, IRREVERSIBLE, awaiting-approval"
    })
    void a_mode_goes_as_far_as_it_says_and_never_further_than_the_risk(Mode mode, Risk risk, String outcome) {
        Verdict verdict = handle(enforcer(Modes.always(mode)), new DoorGuardrail(risk));

        assertThat(verdict.outcome().word()).isEqualTo(outcome);
        assertThat(building.calls()).isEqualTo(outcome.equals("remediated") ? 1 : 0);
        assertThat(verdict.writes()).isEqualTo(building.calls());
        assertThat(trail.openIntents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SAFE, remediated", "DISRUPTIVE, awaiting-approval", "IRREVERSIBLE, awaiting-approval"})
    void by_risk_only_what_is_safe_is_done_unasked(Risk risk, String outcome) {
        assertThat(handle(enforcer(), new DoorGuardrail(risk)).outcome().word()).isEqualTo(outcome);
    }

    // Decisions that write nothing

    @Test
    void a_compliant_resource_is_recorded_and_left_alone() {
        building.set(Door.SAFE);
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Unchanged.class);
        assertThat(log).containsExactly("look", "append DECIDED");
        assertThat(trail.last().decision()).isEqualTo("compliant");
    }

    @Test
    void a_resource_that_is_gone_is_compliant() {
        building.tearDown();
        Verdict verdict = handle();

        assertThat(verdict.decision()).isEqualTo(new Decision.Compliant("the resource is gone"));
        assertThat(trail.last().before()).isEmpty();
    }

    @Test
    void what_no_write_can_mend_is_told_to_people() {
        building.set(Door.SAFE.opened().in("welded"));
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.None.class);
        assertThat(trail.last().decision()).isEqualTo("escalate");
        assertThat(building.calls()).isZero();
    }

    @Test
    void a_busy_resource_is_planned_and_comes_again() {
        building.set(Door.SAFE.opened().in("moving"));
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Planned.class);
        assertThat(verdict.unfinished()).isTrue();
        assertThat(building.calls()).isZero();
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void an_exempt_fault_is_left_alone_under_the_exemption_s_name() {
        registry.grant(exemption("2026-12-01T00:00:00Z"));
        Verdict verdict = handle();

        assertThat(verdict.decision()).isInstanceOf(Decision.Exempt.class);
        assertThat(verdict.outcome()).isInstanceOf(Outcome.Unchanged.class);
        assertThat(trail.last().exemption()).contains(exemption("2026-12-01T00:00:00Z"));
        assertThat(building.calls()).isZero();
    }

    @Test
    void an_expired_exemption_covers_nothing() {
        registry.grant(exemption("2026-11-23T03:15:22Z"));

        assertThat(handle().outcome()).isInstanceOf(Outcome.Remediated.class);
    }

    @Test
    void a_compliant_resource_is_not_called_exempt() {
        building.set(Door.SAFE);
        registry.grant(exemption("2026-12-01T00:00:00Z"));

        assertThat(handle().decision()).isInstanceOf(Decision.Compliant.class);
    }

    // What fails before the first write

    @Test
    void unreadable_exemptions_stop_the_write() {
        Exemptions broken = () -> {
            throw new ExemptionsUnreadable("exemptions.jsonl", new IOException("damaged"));
        };
        Verdict verdict = handle(new Enforcer(trail, broken, Modes.BY_RISK, Patience.NONE));

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(verdict.outcome().reason()).contains("exemptions.jsonl", "damaged");
        assertThat(verdict.unfinished()).isTrue();
        assertThat(building.calls()).isZero();
    }

    @Test
    void an_unwritable_intent_stops_the_write() {
        trail.unwritableAt(Phase.INTENT);

        assertThatThrownBy(this::handle).isInstanceOf(TrailUnwritable.class).hasMessageContaining("disk full");
        assertThat(building.calls()).isZero();
        assertThat(door().shut()).isFalse();
    }

    @Test
    void an_unwritable_outcome_leaves_the_intent_open_for_the_next_delivery() {
        trail.unwritableAt(Phase.OUTCOME);
        assertThatThrownBy(this::handle).isInstanceOf(TrailUnwritable.class);
        trail.calm();

        Verdict again = handle();

        assertThat(again.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(again.writes()).isZero();
        assertThat(building.calls()).isEqualTo(1);
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void an_account_that_cannot_be_entered_is_a_failed_verdict() {
        Verdict verdict = enforcer().handle(DoorGuardrail.SAFE, TARGET, Optional.empty(), () -> {
            throw new AccessRefused("arn:aws:iam::111122223333:role/parapet/storage", "no trust", new IOException());
        });

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(verdict.outcome().reason()).contains("role/parapet/storage", "no trust");
        assertThat(trail.last().phase()).isEqualTo(Phase.DECIDED);
    }

    @Test
    void a_refused_read_is_a_failed_verdict_with_the_refusal_in_it() {
        building.readsGo(List.of(Optional.of(Building.denied())));
        Verdict verdict = handle();

        assertThat(verdict.outcome())
                .isEqualTo(new Outcome.Failed("live state cannot be read: AccessDenied: not authorized"));
        assertThat(verdict.unfinished()).isTrue();
        assertThat(log).containsExactly("look", "append DECIDED");
    }

    @Test
    void a_read_that_fails_in_passing_is_tried_three_times() {
        building.readsGo(List.of(Optional.of(Building.throttled()), Optional.of(Building.lost())));

        assertThat(handle().outcome()).isInstanceOf(Outcome.Remediated.class);
    }

    @Test
    void a_defect_in_a_guardrail_is_a_failed_verdict_and_no_exception() {
        building.set(Door.SAFE.opened().in("cursed"));
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(verdict.outcome().reason()).contains("defect", "NullPointerException");
        assertThat(trail.last().outcome()).contains("failed");
    }

    // What fails at the write

    @Test
    void a_refused_write_is_told_with_the_call_and_not_repeated() {
        building.writesGo(Mishap.DENIED);
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isEqualTo(new Outcome.Failed("door:Turn AccessDenied: not authorized"));
        assertThat(building.calls()).isEqualTo(1);
        assertThat(verdict.writes()).isZero();
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void a_write_whose_answer_was_lost_is_not_made_twice() {
        building.writesGo(Mishap.DONE_AND_LOST);
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(building.calls()).isEqualTo(1);
    }

    @Test
    void a_passing_refusal_gets_a_new_plan() {
        building.writesGo(Mishap.THROTTLED, Mishap.LOST);
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(building.calls()).isEqualTo(3);
        assertThat(verdict.writes()).isEqualTo(1);
    }

    @Test
    void after_three_rounds_the_failure_is_told() {
        building.writesGo(Mishap.THROTTLED, Mishap.THROTTLED, Mishap.THROTTLED, Mishap.THROTTLED);
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(building.calls()).isEqualTo(3);
        assertThat(verdict.unfinished()).isTrue();
    }

    @Test
    void half_a_repair_is_partial_and_names_what_was_refused() {
        building.set(Door.SAFE.opened().unbolted());
        building.writesGo(Mishap.NONE, Mishap.DENIED);
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Partial.class);
        assertThat(verdict.writes()).isEqualTo(1);
        assertThat(door()).isEqualTo(Door.SAFE.unbolted());
        assertThat(trail.last().plan().orElseThrow().actions()).hasSize(1);
    }

    @Test
    void a_second_look_that_fails_claims_nothing_and_leaves_the_intent_open() {
        building.readsGo(List.of(Optional.empty(), Optional.of(Building.denied())));
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Partial.class);
        assertThat(verdict.unfinished()).isTrue();
        assertThat(trail.openIntents()).hasSize(1);
        assertThat(handle().outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(building.calls()).isEqualTo(1);
        assertThat(trail.openIntents()).isEmpty();
    }

    // AWS that shows changes late

    @Test
    void a_change_that_aws_shows_late_is_waited_for() {
        building.showsLateBy(2);
        Patience patience = new Patience(Collections.nCopies(2, Duration.ofMillis(1)), Duration.ZERO);
        Verdict verdict = handle(new Enforcer(trail, registry, Modes.BY_RISK, patience));

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(building.calls()).isEqualTo(1);
    }

    @Test
    void a_change_that_aws_does_not_show_stays_open_and_the_next_delivery_closes_it() {
        building.showsLateBy(1);
        Verdict first = handle();

        assertThat(first.decision()).isInstanceOf(Decision.Postpone.class);
        assertThat(first.unfinished()).isTrue();
        assertThat(first.writes()).isEqualTo(1);
        assertThat(trail.openIntents()).hasSize(1);

        Verdict next = handle();

        assertThat(next.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(building.calls()).isEqualTo(1);
        assertThat(trail.openIntents()).isEmpty();
    }

    // Twins

    @Test
    void twins_in_parallel_write_once() {
        Enforcer one = enforcer();
        try (ExecutorService twins = Executors.newFixedThreadPool(8)) {
            List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                verdicts.add(CompletableFuture.supplyAsync(() -> handle(one), twins));
            }
            assertThat(verdicts.stream().map(CompletableFuture::join).filter(verdict -> verdict.writes() > 0))
                    .hasSize(1);
        }
        assertThat(building.calls()).isEqualTo(1);
        assertThat(trail.records().stream().filter(entry -> entry.phase() == Phase.INTENT))
                .hasSize(1);
    }

    // What a crash left open

    private void crashAfterTheIntent() {
        building.writesGo(Mishap.CRASH_BEFORE);
        assertThatThrownBy(this::handle).isInstanceOf(Crash.class);
        assertThat(trail.openIntents()).hasSize(1);
    }

    @Test
    void a_repair_that_a_crash_cut_short_is_finished() {
        crashAfterTheIntent();
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(trail.openIntents()).isEmpty();
        assertThat(trail.records().stream().filter(entry -> entry.phase() == Phase.INTENT))
                .hasSize(1);
    }

    @Test
    void a_repair_made_just_before_the_crash_is_not_made_again() {
        building.writesGo(Mishap.CRASH_AFTER);
        assertThatThrownBy(this::handle).isInstanceOf(Crash.class);
        Verdict verdict = handle();

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(verdict.writes()).isZero();
        assertThat(building.calls()).isEqualTo(1);
        assertThat(trail.last().before()).contains(Json.tree(Door.SAFE.opened()));
    }

    @ParameterizedTest
    @CsvSource({"REPORT, planned", "APPROVE, planned", "OFF, planned", "ENFORCE, remediated"})
    void an_open_intent_is_only_carried_on_where_writing_still_is_allowed(Mode mode, String outcome) {
        crashAfterTheIntent();
        Verdict verdict = handle(enforcer(Modes.always(mode)));

        assertThat(verdict.outcome().word()).isEqualTo(outcome);
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void an_open_intent_on_a_busy_resource_stays_open_until_it_is_ready() {
        crashAfterTheIntent();
        building.set(Door.SAFE.opened().in("moving"));

        assertThat(handle().unfinished()).isTrue();
        assertThat(trail.openIntents()).hasSize(1);
        building.set(Door.SAFE.opened());
        assertThat(handle().outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void an_open_intent_on_an_exempt_resource_is_closed_without_a_write() {
        crashAfterTheIntent();
        registry.grant(exemption("2026-12-01T00:00:00Z"));

        assertThat(handle().outcome()).isInstanceOf(Outcome.Unchanged.class);
        assertThat(trail.openIntents()).isEmpty();
        assertThat(building.calls()).isEqualTo(1);
    }

    @Test
    void an_open_intent_on_a_resource_that_cannot_be_mended_is_closed_and_told() {
        crashAfterTheIntent();
        building.set(Door.SAFE.opened().in("welded"));

        assertThat(handle().outcome()).isInstanceOf(Outcome.None.class);
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void an_open_intent_on_a_resource_that_is_gone_is_closed() {
        crashAfterTheIntent();
        building.tearDown();

        handle();
        assertThat(trail.openIntents()).isEmpty();
    }

    // Undo

    private AuditRecord repaired(Door faulty) {
        building.set(faulty);
        Verdict verdict = handle();
        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        log.clear();
        return trail.find(verdict.entry().orElseThrow()).orElseThrow();
    }

    private Verdict undo(AuditRecord repair) {
        return enforcer().undo(DoorGuardrail.SAFE, repair, exemption("2026-12-01T00:00:00Z"), registry, () -> building);
    }

    @Test
    void undo_puts_the_state_before_back_exactly_and_exempts_first() {
        Door before = Door.SAFE.opened().unbolted();
        AuditRecord repair = repaired(before);
        Verdict verdict = undo(repair);

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(door()).isEqualTo(before);
        assertThat(log)
                .containsExactly(
                        "look",
                        "look",
                        "exempt",
                        "append INTENT",
                        "write BOLT",
                        "write LEAF",
                        "look",
                        "append OUTCOME");
        assertThat(trail.last().outcome()).contains("undone");
    }

    @Test
    void an_undo_that_aws_shows_late_is_waited_for() {
        AuditRecord repair = repaired(Door.SAFE.opened());
        building.showsLateBy(2);
        Patience patience = new Patience(Collections.nCopies(2, Duration.ofMillis(1)), Duration.ZERO);
        Verdict verdict = new Enforcer(trail, registry, Modes.BY_RISK, patience)
                .undo(DoorGuardrail.SAFE, repair, exemption("2026-12-01T00:00:00Z"), registry, () -> building);

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Remediated.class);
        assertThat(trail.last().outcome()).contains("undone");
    }

    @Test
    void what_was_undone_is_not_repaired_again() {
        undo(repaired(Door.SAFE.opened()));

        assertThat(handle().decision()).isInstanceOf(Decision.Exempt.class);
        assertThat(door().shut()).isFalse();
    }

    @Test
    void undo_shows_its_plan_and_changes_nothing() {
        AuditRecord repair = repaired(Door.SAFE.opened());
        Plan plan = enforcer().undoPlan(DoorGuardrail.SAFE, repair, () -> building);

        assertThat(plan.actions()).containsExactly(new Turn("front", Turn.Part.LEAF, true, false, Risk.SAFE));
        assertThat(log).containsExactly("look");
    }

    @Test
    void undo_is_refused_when_somebody_changed_the_resource_since() {
        AuditRecord repair = repaired(Door.SAFE.opened());
        building.set(Door.SAFE.unbolted());

        assertThatThrownBy(() -> undo(repair))
                .isInstanceOf(UndoRefused.class)
                .hasMessageContaining("no longer as Parapet left it");
        assertThat(registry.all()).isEmpty();
        assertThat(log).containsExactly("look");
    }

    @Test
    void undo_is_refused_when_the_resource_is_gone() {
        AuditRecord repair = repaired(Door.SAFE.opened());
        building.tearDown();

        assertThatThrownBy(() -> undo(repair)).isInstanceOf(UndoRefused.class).hasMessageContaining("gone");
    }

    @Test
    void undo_is_refused_for_a_record_that_wrote_nothing() {
        building.set(Door.SAFE);
        handle();
        AuditRecord decided = trail.last();

        assertThatThrownBy(() -> undo(decided)).isInstanceOf(UndoRefused.class).hasMessageContaining("wrote nothing");
    }

    @Test
    void an_undo_that_is_refused_by_aws_is_failed_and_the_resource_stays_repaired() {
        AuditRecord repair = repaired(Door.SAFE.opened());
        building.writesGo(Mishap.DENIED);
        Verdict verdict = undo(repair);

        assertThat(verdict.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(verdict.outcome().reason()).contains("AccessDenied");
        assertThat(trail.openIntents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"CRASH_BEFORE", "CRASH_AFTER"})
    void an_undo_that_a_crash_cut_short_is_closed_by_the_next_look(Mishap crash) {
        AuditRecord repair = repaired(Door.SAFE.opened());
        building.writesGo(crash);
        assertThatThrownBy(() -> undo(repair)).isInstanceOf(Crash.class);
        assertThat(trail.openIntents()).hasSize(1);

        Verdict verdict = handle();

        assertThat(verdict.outcome().word()).isEqualTo(crash == Mishap.CRASH_AFTER ? "remediated" : "failed");
        assertThat(trail.last().outcome()).contains(crash == Mishap.CRASH_AFTER ? "undone" : "failed");
        assertThat(trail.openIntents()).isEmpty();
        assertThat(building.calls()).isEqualTo(2);
    }

    // Undo after a repair that did not go straight through

    @Test
    void a_repair_with_a_lost_answer_in_it_is_undone_whole() {
        Door before = Door.SAFE.opened().unbolted();
        building.writesGo(Mishap.NONE, Mishap.DONE_AND_LOST);
        undo(repaired(before));

        assertThat(door()).isEqualTo(before);
    }

    @Test
    void a_repair_whose_first_answer_was_lost_is_undone_whole() {
        Door before = Door.SAFE.opened().unbolted();
        building.writesGo(Mishap.DONE_AND_LOST);
        undo(repaired(before));

        assertThat(door()).isEqualTo(before);
    }

    @Test
    void a_repair_that_a_crash_cut_in_half_is_undone_whole() {
        Door before = Door.SAFE.opened().unbolted();
        building.set(before);
        building.writesGo(Mishap.CRASH_AFTER);
        assertThatThrownBy(this::handle).isInstanceOf(Crash.class);
        Verdict resumed = handle();
        undo(trail.find(resumed.entry().orElseThrow()).orElseThrow());

        assertThat(door()).isEqualTo(before);
    }

    @Test
    void open_intents_are_told_oldest_first() {
        crashAfterTheIntent();

        assertThat(enforcer().openIntents())
                .singleElement()
                .satisfies(intent ->
                        assertThat(intent.target().orElseThrow().resource()).isEqualTo(FRONT));
    }

    @Test
    void a_rejected_event_is_recorded_by_its_hash_and_not_by_its_text() {
        String id = enforcer().rejected(Optional.of("e-1"), "not an event", "secret");

        AuditRecord entry = trail.find(id).orElseThrow();
        assertThat(entry.phase()).isEqualTo(Phase.REJECTED);
        assertThat(Json.write(entry)).contains(Json.sha256("secret")).doesNotContain("\"secret");
    }
}
