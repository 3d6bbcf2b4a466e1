package dev.parapet.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.report.Standing.State;
import dev.parapet.core.Mode;
import dev.parapet.core.Modes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report says of a trail. */
class ReportTest {
    private static Assessed requirement(Report report, String id) {
        return report.requirements().stream()
                .filter(one -> one.requirement().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_empty_trail_passes_nothing() {
        Report report = new Story().report();

        assertThat(report.statuses()).containsOnlyKeys(Status.MANUAL, Status.NOT_EVALUATED);
        assertThat(report.changes()).isEmpty();
        assertThat(report.sample().drawn()).isEmpty();
    }

    @Test
    void a_place_passes_only_if_a_sweep_looked_at_it() {
        Report unseen = new Story()
                .decided(Story.DOOR, "front", "compliant", "unchanged")
                .report();
        Report seen = new Story().visitedEverything().report();

        assertThat(requirement(unseen, "2.1.4").status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(requirement(seen, "2.1.4").status()).isEqualTo(Status.PASS);
    }

    @Test
    void one_guardrail_that_was_not_looked_at_keeps_a_requirement_from_passing() {
        Report report = new Story()
                .visited(Story.DOOR, Swept.Word.DONE, "")
                .visited(Story.WALL, Swept.Word.FAILED, "the role cannot be assumed")
                .report();

        assertThat(requirement(report, "2.1.4").status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(requirement(report, "2.1.4").note()).isEqualTo("2 of 3 places were not evaluated");
        assertThat(report.coverage().gaps())
                .extracting(Coverage.Gap::reason)
                .containsExactlyInAnyOrder("the role cannot be assumed", "the sweep did not come here");
    }

    @Test
    void a_region_that_is_off_is_not_available_and_no_gap() {
        Report report = new Story()
                .visited(Story.DOOR, Swept.Word.NOT_AVAILABLE, "the region is not enabled")
                .report();

        assertThat(report.coverage().cell(Story.ACCOUNT, Story.REGION).status()).isEqualTo(Status.NOT_AVAILABLE);
    }

    @Test
    void an_open_fault_fails_its_requirements_and_the_section_above() {
        Report report = new Story()
                .decided(Story.DOOR, "front", "remediate", "awaiting-approval")
                .visitedEverything()
                .report();

        assertThat(requirement(report, "2.1.4").status()).isEqualTo(Status.FAIL);
        assertThat(requirement(report, "2").status()).isEqualTo(Status.FAIL);
        assertThat(requirement(report, "3.5").status()).isEqualTo(Status.PASS);
        assertThat(report.figures().waiting()).isEqualTo(1);
    }

    @Test
    void what_only_events_reveal_never_passes_and_fails_when_told() {
        assertThat(requirement(new Story().visitedEverything().report(), "1.6"))
                .returns(Status.NOT_EVALUATED, Assessed::status)
                .returns("revealed by events alone: none is open, which no sweep can confirm", Assessed::note);
        assertThat(requirement(
                                new Story()
                                        .decided(Story.BELL, "root", "escalate", "none")
                                        .report(),
                                "1.6")
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void requirements_keep_the_order_and_the_ids_of_the_framework() {
        List<String> first = new Story()
                .report().requirements().stream()
                        .map(one -> one.requirement().id())
                        .filter(id -> id.startsWith("1"))
                        .toList();

        assertThat(first)
                .containsSubsequence("1", "1.1", "1.2", "1.9", "1.10", "1.11")
                .doesNotHaveDuplicates();
    }

    @Test
    void every_mapping_keeps_its_source() {
        assertThat(requirement(new Story().report(), "2.1.4").behind())
                .containsExactly(
                        new Assessed.Behind(Story.DOOR, "securityhub"), new Assessed.Behind(Story.WALL, "judgement"));
    }

    @Test
    void an_id_that_the_tree_lacks_is_listed_all_the_same() {
        Report report = Report.of(elsewhere(new Story().evidence()));

        assertThat(report.requirements().getLast().requirement().id()).isEqualTo("99.1");
    }

    private static Evidence elsewhere(Evidence evidence) {
        Guarded door = evidence.guardrails().getFirst();
        var control = door.control();
        var moved = new dev.parapet.core.Control(
                control.id(),
                control.title(),
                control.why(),
                control.severity(),
                control.family(),
                control.resourceType(),
                control.triggers(),
                control.effects(),
                control.permissions(),
                control.preventions(),
                List.of(dev.parapet.core.Mapping.of("cis-5.0", "99.1", "judgement")),
                control.parameters());
        return new Evidence(
                evidence.framework(),
                evidence.period(),
                evidence.scope(),
                evidence.generated(),
                List.of(new Guarded(moved, door.sweep(), door.summary(), door.modes())),
                evidence.trail(),
                evidence.sweep(),
                evidence.exemptions(),
                evidence.integrity(),
                evidence.seed(),
                evidence.units(),
                evidence.redaction());
    }

    @Test
    void a_repair_is_automatic_unless_a_person_allowed_it() {
        Story story = new Story().repaired(Story.DOOR, "front");
        Report report = story.approvedIntent(Story.DOOR, "back", "ben")
                .outcome("remediated")
                .report();

        assertThat(report.figures().automatic()).isEqualTo(1);
        assertThat(report.figures().approved()).isEqualTo(1);
        assertThat(report.changes()).extracting(Change::allowed).containsExactly("the settings", "ben approved");
    }

    @Test
    void a_change_tells_before_and_after_and_where_its_record_stands() {
        Story story = new Story().rejected("forged").repaired(Story.DOOR, "front");
        Change change = story.report().changes().getFirst();

        assertThat(change.describe()).isEqualTo("front: open -> shut");
        assertThat(change.before()).isEqualTo("{\"open\":true}");
        assertThat(change.after()).isEqualTo("{\"open\":false}");
        assertThat(change.index()).isEqualTo(2);
        assertThat(change.entry()).isEqualTo(story.last().id());
        assertThat(change.revealed().source()).isEqualTo("aws.config");
        assertThat(change.undo().word()).isEqualTo("possible");
        assertThat(change.sha256()).isEqualTo(dev.parapet.core.Json.sha256(story.last()));
    }

    @Test
    void time_to_repair_runs_from_the_first_record_of_the_fault() {
        Report report = new Story()
                .decided(Story.DOOR, "front", "remediate", "awaiting-approval")
                .after(Duration.ofMinutes(58))
                .approvedIntent(Story.DOOR, "front", "ben")
                .outcome("remediated")
                .report();

        assertThat(report.figures().times().getFirst().median()).isEqualTo(Duration.ofMinutes(60));
        assertThat(report.figures().spread())
                .filteredOn(bucket -> bucket.repairs() > 0)
                .extracting(Figures.Bucket::label)
                .containsExactly("1 to 24 h");
    }

    @Test
    void a_fault_that_comes_back_is_a_new_fault() {
        Report report = new Story()
                .repaired(Story.DOOR, "front")
                .after(Duration.ofHours(1))
                .decided(Story.DOOR, "front", "remediate", "held")
                .report();

        assertThat(report.standings())
                .singleElement()
                .returns(State.OPEN, Standing::state)
                .returns("held back", Standing::word)
                .returns(Story.START.plus(Duration.ofMinutes(62)), Standing::since);
    }

    @Test
    void an_undone_repair_is_exempt_until_its_exemption_ends() {
        Report in = new Story()
                .repaired(Story.DOOR, "front")
                .undone("front", Story.exemption("front", Story.END.plus(Duration.ofDays(9))))
                .report();
        Report out = new Story()
                .repaired(Story.DOOR, "front")
                .undone("front", Story.exemption("front", Story.END.minus(Duration.ofHours(1))))
                .report();

        assertThat(in.standings()).extracting(Standing::state).containsExactly(State.EXEMPT);
        assertThat(in.changes().getFirst().undo().describe()).startsWith("undone by ");
        assertThat(in.figures().undone()).isEqualTo(1);
        assertThat(out.standings()).extracting(Standing::word).containsExactly("exemption expired");
        assertThat(out.exemptions()).extracting(Accepted::expired).containsExactly(true);
    }

    @Test
    void an_exemption_counts_what_it_covers() {
        var exemption = Story.exemption("front*", Story.END.plus(Duration.ofDays(9)));
        Report report = new Story()
                .exempt("front-1", exemption)
                .exempt("front-2", exemption)
                .granted(exemption)
                .report();

        assertThat(report.exemptions())
                .singleElement()
                .returns(2L, Accepted::covers)
                .returns(Optional.of(Story.START), Accepted::first)
                .returns(Duration.ofDays(9), Accepted::left);
    }

    @Test
    void the_sweep_has_the_last_word_if_it_is_newer_and_keeps_a_fault_it_could_not_read() {
        Story newer = new Story().decided(Story.DOOR, "front", "remediate", "planned");
        assertThat(newer.saw(Story.DOOR, "front", "compliant", "unchanged")
                        .report()
                        .standings())
                .extracting(Standing::state)
                .containsExactly(State.CLEAR);
        Story unread = new Story().decided(Story.DOOR, "front", "remediate", "planned");
        assertThat(unread.decided(Story.DOOR, "front", "escalate", "failed")
                        .report()
                        .standings())
                .extracting(Standing::state)
                .containsExactly(State.OPEN);
    }

    @Test
    void failures_of_the_control_itself_are_all_named() {
        Report report = new Story()
                .rejected("may not speak for the account")
                .decided(Story.DOOR, "cellar", "escalate", "failed")
                .intent(Story.DOOR, "back")
                .outcome("failed")
                .intent(Story.DOOR, "front")
                .visited(Story.WALL, Swept.Word.FAILED, "the role cannot be assumed")
                .report();

        assertThat(report.troubles())
                .extracting(Trouble::kind)
                .containsExactly(
                        Trouble.Kind.OPEN_INTENT,
                        Trouble.Kind.FAILED,
                        Trouble.Kind.UNREAD,
                        Trouble.Kind.PLACE,
                        Trouble.Kind.REJECTED);
        assertThat(report.changes().getLast().outcome()).isEqualTo("open");
    }

    private static Compared compared(Report report, String measure) {
        return report.posture().stream()
                .filter(one -> one.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_posture_then_is_what_records_before_the_period_say() {
        Report report = new Story()
                .decided(Story.DOOR, "front", "remediate", "awaiting-approval")
                .decided(Story.DOOR, "back", "remediate", "planned")
                .periodBegins()
                .repaired(Story.DOOR, "front")
                .visitedEverything()
                .report();

        assertThat(compared(report, "open faults")).isEqualTo(new Compared("open faults", Optional.of(2L), 1));
        assertThat(compared(report, "open faults, medium").then()).contains(0L);
        assertThat(compared(report, "requirements that fail").then()).contains(1L);
        assertThat(requirement(report, "2.1.4").then())
                .isEqualTo(new Earlier(true, 2, 0))
                .returns("fail", Earlier::word);
    }

    @Test
    void what_passed_then_is_never_known_because_no_sweep_of_that_day_is() {
        Report report = new Story()
                .decided(Story.DOOR, "front", "compliant", "unchanged")
                .periodBegins()
                .visitedEverything()
                .report();

        assertThat(compared(report, "requirements that pass").then()).isEmpty();
        assertThat(compared(report, "requirements that pass").now()).isEqualTo(2);
        assertThat(requirement(report, "2.1.4").then().word()).isEqualTo("no fault known");
        assertThat(requirement(report, "3.5").then().word()).isEqualTo("not known then");
    }

    @Test
    void a_trail_that_begins_with_the_period_knows_nothing_of_then() {
        Report report =
                new Story().decided(Story.DOOR, "front", "remediate", "planned").report();

        assertThat(report.posture()).extracting(Compared::then).containsOnly(Optional.empty());
        assertThat(report.posture()).extracting(Compared::before).containsOnly("not known then");
        assertThat(compared(report, "open faults").now()).isEqualTo(1);
    }

    @Test
    void an_exemption_that_ended_before_the_period_covers_nothing_then() {
        Report report = new Story()
                .exempt("front", Story.exemption("front", Story.START.plus(Duration.ofMinutes(10))))
                .after(Duration.ofHours(1))
                .periodBegins()
                .report();

        assertThat(compared(report, "open faults").then()).contains(1L);
        assertThat(compared(report, "exempt faults").then()).contains(0L);
    }

    @Test
    void a_mode_is_what_settings_say_of_a_guardrail_in_an_account() {
        Modes off = (control, resource, risk) -> resource.account().equals(Story.ACCOUNT) ? Mode.OFF : Mode.ENFORCE;
        Report report = new Story().repaired(Story.DOOR, "front").under(off).report();
        Whereabouts where = new Whereabouts(report.evidence());

        assertThat(where.mode(Story.DOOR, Story.resource("front"))).isEqualTo("off");
        assertThat(report.coverage().gaps())
                .extracting(Coverage.Gap::reason)
                .containsExactly("the settings turn the guardrail off");
        assertThat(new Whereabouts(new Story().under(Modes.BY_RISK).evidence())
                        .mode(Story.DOOR, Story.resource("front")))
                .isEqualTo("by risk");
        assertThat(new Whereabouts(new Story().evidence()).mode(Story.DOOR, Story.resource("front")))
                .isEmpty();
    }

    @Test
    void a_unit_is_told_where_somebody_said_where_accounts_hang() {
        assertThat(new Whereabouts(new Story().hanging("Workloads/Test").evidence()).unit(Story.resource("front")))
                .isEqualTo("Workloads/Test");
        assertThat(new Whereabouts(new Story().hanging("").evidence()).unit(Story.resource("front")))
                .isEqualTo("(root)");
        assertThat(new Whereabouts(new Story().evidence()).unit(Story.resource("front")))
                .isEmpty();
    }

    @Test
    void a_second_outcome_of_an_intent_is_the_one_that_counts() {
        Report report = new Story()
                .intent(Story.DOOR, "front")
                .outcome("failed")
                .outcome("remediated")
                .report();

        assertThat(report.changes())
                .singleElement()
                .returns("remediated", Change::outcome)
                .returns(2L, Change::index);
    }

    @Test
    void the_sample_is_drawn_by_the_seed_and_by_nobody() {
        Story story = new Story();
        for (int i = 0; i < 60; i++) {
            story.decided(Story.DOOR, "door-" + i, "compliant", "unchanged");
        }

        Sample sample = story.report().sample();

        assertThat(sample.drawn()).hasSize(25).isEqualTo(story.report().sample().drawn());
        assertThat(sample.drawn()).isSortedAccordingTo(java.util.Comparator.comparing(LedgerEntry::index));
        assertThat(sample.population()).isEqualTo(60);
    }

    @Test
    void a_scope_leaves_other_accounts_out_of_everything() {
        Report report = new Story()
                .repaired(Story.DOOR, "front")
                .decided(Story.DOOR, "back", "remediate", "planned")
                .visitedEverything()
                .only("999988887777")
                .report();

        assertThat(report.changes()).isEmpty();
        assertThat(report.standings()).isEmpty();
        assertThat(report.sample().drawn()).isEmpty();
        assertThat(report.coverage().accounts()).containsExactly("999988887777");
    }

    @Test
    void what_happened_after_the_period_is_not_known() {
        Report report = new Story()
                .decided(Story.DOOR, "front", "remediate", "planned")
                .after(Duration.ofDays(3))
                .repaired(Story.DOOR, "front")
                .report();

        assertThat(report.changes()).isEmpty();
        assertThat(report.standings()).extracting(Standing::state).containsExactly(State.OPEN);
    }

    @Test
    void the_trees_are_in_natural_order_and_complete() {
        assertThat(Framework.all())
                .extracting(Framework::id)
                .containsExactly(
                        "cis-5.0",
                        "cis-7.0",
                        "fsbp",
                        "nist-800-53-r5",
                        "pci-dss-4.0.1",
                        "soc2",
                        "iso-27001-2022",
                        "hipaa");
        assertThat(Framework.all()).allSatisfy(framework -> {
            List<String> ids =
                    framework.requirements().stream().map(one -> one.id()).toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(framework.requirements())
                    .allSatisfy(one -> assertThat(
                                    one.parent().isEmpty() || ids.indexOf(one.parent()) < ids.indexOf(one.id()))
                            .as(one.id())
                            .isTrue());
        });
    }
}
