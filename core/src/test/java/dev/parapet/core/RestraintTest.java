package dev.parapet.core;

import static dev.parapet.core.DoorGuardrail.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Building.Mishap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Parapet does not do by itself: people are asked, and their word counts for what they saw. */
class RestraintTest {
    private static final DoorGuardrail RISKY = new DoorGuardrail(Risk.IRREVERSIBLE);

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Building building = new Building(Door.SAFE.opened(), log);
    private final ListTrail trail = new ListTrail(log);

    private Enforcer enforcer(Limits limits) {
        Modes modes = new Modes() {
            @Override
            public Mode mode(Control control, ResourceId resource, Risk risk) {
                return Mode.ENFORCE;
            }

            @Override
            public Limits limits(Control control) {
                return limits;
            }
        };
        return new Enforcer(trail, Exemptions.NONE, modes, Patience.NONE);
    }

    private Enforcer enforcer() {
        return enforcer(Limits.STANDARD);
    }

    private Verdict handle(Enforcer enforcer, DoorGuardrail guardrail) {
        return enforcer.handle(guardrail, TARGET, Optional.empty(), () -> building);
    }

    private AuditRecord asked() {
        handle(enforcer(), RISKY);
        return trail.last();
    }

    private Verdict approve(AuditRecord request) {
        return enforcer().approve(RISKY, request, "anna", "seen it", () -> building);
    }

    @Test
    void approved_plan_is_carried_out_and_the_trail_names_the_approver() {
        AuditRecord request = asked();
        assertThat(building.calls()).isZero();

        assertThat(approve(request).outcome().word()).isEqualTo("remediated");

        assertThat(building.truth()).contains(Door.SAFE);
        AuditRecord intent = trail.records().stream()
                .filter(entry -> entry.phase() == Phase.INTENT)
                .findFirst()
                .orElseThrow();
        Approval approval = intent.approval().orElseThrow();
        assertThat(approval.by()).isEqualTo("anna");
        assertThat(approval.request()).isEqualTo(request.id());
        assertThat(approval.plan()).isEqualTo(intent.plan().orElseThrow().hash());
        assertThat(enforcer().requests()).isEmpty();
    }

    @Test
    void approval_counts_once() {
        AuditRecord request = asked();
        approve(request);
        building.set(Door.SAFE.opened());

        assertThatThrownBy(() -> approve(request)).isInstanceOf(ApprovalRefused.class);

        assertThat(building.calls()).isEqualTo(1);
    }

    @Test
    void approval_does_not_count_for_a_door_that_somebody_changed() {
        AuditRecord request = asked();
        building.set(Door.SAFE.opened().unbolted());

        assertThatThrownBy(() -> approve(request))
                .isInstanceOf(ApprovalRefused.class)
                .hasMessageContaining("changed since");

        assertThat(building.calls()).isZero();
        assertThat(trail.openIntents()).isEmpty();
    }

    @Test
    void approval_comes_too_late_for_a_door_that_is_shut_already() {
        AuditRecord request = asked();
        building.set(Door.SAFE);

        assertThatThrownBy(() -> approve(request)).hasMessageContaining("needs no repair now");
    }

    @Test
    void request_can_be_answered_for_a_while_only() {
        AuditRecord request = asked();
        Limits none = new Limits(50, 3, Duration.ofDays(1), Duration.ZERO);

        assertThatThrownBy(() -> enforcer(none).approve(RISKY, request, "anna", "", () -> building))
                .isInstanceOf(ApprovalRefused.class)
                .hasMessageContaining("could be answered until");
        assertThat(building.calls()).isZero();
    }

    @Test
    void newer_request_for_the_same_door_replaces_the_older() {
        AuditRecord first = asked();
        building.set(Door.SAFE.opened().unbolted());
        AuditRecord second = asked();

        assertThat(enforcer().requests()).containsExactly(second);
        assertThatThrownBy(() -> approve(first)).isInstanceOf(ApprovalRefused.class);
        assertThat(approve(second).outcome().word()).isEqualTo("remediated");
    }

    @Test
    void denied_plan_is_not_asked_for_again_and_another_plan_is() {
        AuditRecord request = asked();
        enforcer().deny(RISKY, request, "ben", "not before the release");

        Verdict again = handle(enforcer(), RISKY);

        assertThat(again.outcome()).isInstanceOf(Outcome.None.class);
        assertThat(again.outcome().reason()).contains("ben", "not before the release");
        assertThatThrownBy(() -> approve(request)).isInstanceOf(ApprovalRefused.class);
        building.set(Door.SAFE.opened().unbolted());
        assertThat(handle(enforcer(), RISKY).outcome()).isInstanceOf(Outcome.AwaitingApproval.class);
    }

    @Test
    void approved_repair_that_a_crash_cut_short_needs_no_second_approval() {
        AuditRecord request = asked();
        building.writesGo(Mishap.CRASH_BEFORE);
        assertThatThrownBy(() -> approve(request)).isInstanceOf(Crash.class);

        Verdict next = handle(enforcer(), RISKY);

        assertThat(next.outcome().word()).isEqualTo("remediated");
        assertThat(building.truth()).contains(Door.SAFE);
    }

    @Test
    void budget_of_the_hour_is_kept_and_a_person_may_go_past_it() {
        Enforcer two = enforcer(new Limits(2, 100, Duration.ofDays(1), Duration.ofDays(7)));
        for (int repair = 0; repair < 2; repair++) {
            assertThat(handle(two, DoorGuardrail.SAFE).outcome().word()).isEqualTo("remediated");
            building.set(Door.SAFE.opened());
        }

        Verdict third = handle(two, DoorGuardrail.SAFE);

        assertThat(third.outcome()).isInstanceOf(Outcome.Held.class);
        assertThat(third.outcome().reason()).contains("budget of 2 repairs an hour", "own-door", "111122223333");
        assertThat(building.calls()).isEqualTo(2);
        AuditRecord request = two.requests().getFirst();
        assertThat(two.approve(DoorGuardrail.SAFE, request, "anna", "", () -> building)
                        .outcome()
                        .word())
                .isEqualTo("remediated");
    }

    @Test
    void door_that_somebody_keeps_opening_is_told_of_after_three_rounds() {
        for (int round = 0; round < 3; round++) {
            assertThat(handle(enforcer(), DoorGuardrail.SAFE).outcome().word()).isEqualTo("remediated");
            building.set(Door.SAFE.opened());
        }

        Verdict fourth = handle(enforcer(), DoorGuardrail.SAFE);

        assertThat(fourth.outcome()).isInstanceOf(Outcome.Held.class);
        assertThat(fourth.outcome().reason()).contains("repaired 3 times within 24 hours");
        assertThat(building.calls()).isEqualTo(3);
    }

    @Test
    void part_that_is_safe_is_repaired_and_the_riskier_rest_is_asked_for() {
        building.set(Door.SAFE.opened().unbolted());
        TwoParts guardrail = new TwoParts(DoorGuardrail.SAFE);

        Verdict verdict = enforcer().handle(guardrail, TARGET, Optional.empty(), () -> building);

        assertThat(verdict.outcome()).isInstanceOf(Outcome.AwaitingApproval.class);
        assertThat(verdict.writes()).isEqualTo(1);
        assertThat(building.truth()).contains(Door.SAFE.unbolted());
        assertThat(trail.openIntents()).isEmpty();
        assertThat(trail.records())
                .extracting(entry -> entry.outcome().orElse(""))
                .containsExactly("", "advanced", "awaiting-approval");
        assertThat(enforcer()
                        .approve(guardrail, trail.last(), "anna", "", () -> building)
                        .outcome()
                        .word())
                .isEqualTo("remediated");
        assertThat(building.truth()).contains(Door.SAFE);
    }

    @Test
    void lost_answer_to_the_safe_part_does_not_let_the_riskier_rest_through() {
        building.set(Door.SAFE.opened().unbolted());
        building.writesGo(Mishap.DONE_AND_LOST);

        enforcer().handle(new TwoParts(DoorGuardrail.SAFE), TARGET, Optional.empty(), () -> building);

        assertThat(building.truth()).contains(Door.SAFE.unbolted());
        assertThat(building.calls()).isEqualTo(1);
    }

    /** Shuts the leaf by itself, and bolts it only when told to. */
    private record TwoParts(DoorGuardrail door) implements Guardrail<Door> {
        @Override
        public Control control() {
            return door.control();
        }

        @Override
        public Class<Door> state() {
            return door.state();
        }

        @Override
        public List<Class<? extends Action>> actions() {
            return door.actions();
        }

        @Override
        public Sweep sweep() {
            return door.sweep();
        }

        @Override
        public List<Target> targets(Finding finding) {
            return door.targets(finding);
        }

        @Override
        public Optional<Door> observe(Target target, Aws aws) {
            return door.observe(target, aws);
        }

        @Override
        public Decision decide(Target target, Door state) {
            if (!state.shut()) {
                return part(target, new Turn(state.name(), Turn.Part.LEAF, false, true, Risk.SAFE));
            }
            return state.bolted()
                    ? new Decision.Compliant("shut and bolted")
                    : part(target, new Turn(state.name(), Turn.Part.BOLT, false, true, Risk.IRREVERSIBLE));
        }

        private static Decision part(Target target, Action action) {
            return new Decision.Remediate(new Plan(target.resource(), List.of(action)), "not done yet");
        }
    }
}
