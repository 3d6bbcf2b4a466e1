package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.UndoRefused;
import dev.parapet.core.Verdict;
import dev.parapet.sandbox.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person takes a repair back: exactly, once, and without a fight with the guardrail. */
@ExtendWith(InWorld.class)
class UndoTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    UndoTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @ParameterizedTest
    @EnumSource
    void state_before_is_back_exactly_and_stays_until_the_exemption_is_gone(Kind kind) throws Exception {
        Planted fault = kind.plant(orders, "undone-" + kind.slug());
        try (Parapet parapet = enforcing()) {
            Verdict undone = parapet.undo(repaired(parapet, fault));
            assertThat(undone.outcome().word()).as(undone.outcome().reason()).isEqualTo("remediated");
            assertThat(fault.live().get()).isEqualTo(fault.fault());
            assertThat(parapet.state().trail().openIntents()).isEmpty();
            Verdict again = parapet.verdict(fault.event());
            assertThat(again.decision().word()).isEqualTo("exempt");
            assertThat(again.writes()).isZero();
            assertThat(fault.stands()).isTrue();
        }
        Files.delete(state().resolve("exemptions.jsonl"));
        try (Parapet parapet = enforcing()) {
            repaired(parapet, fault);
        }
        assertThat(fault.repaired()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void undo_is_refused_when_somebody_changed_the_resource_since(Kind kind) {
        Planted fault = kind.plant(orders, "changed-" + kind.slug());
        try (Parapet parapet = enforcing()) {
            Verdict repaired = repaired(parapet, fault);
            fault.replant().run();
            String changed = fault.live().get();
            world.proxy().clear();
            assertThatThrownBy(() -> parapet.undo(repaired))
                    .isInstanceOf(UndoRefused.class)
                    .hasMessageContaining("no longer as Parapet left it");
            assertThat(fault.live().get()).isEqualTo(changed);
            assertThat(world.proxy().calls()).noneMatch(Call::write);
            assertThat(parapet.state().exemptions().all())
                    .as("no exemption either")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void second_undo_of_the_same_repair_is_refused(Kind kind) {
        Planted fault = kind.plant(orders, "asked-twice-" + kind.slug());
        try (Parapet parapet = enforcing()) {
            Verdict repaired = repaired(parapet, fault);
            parapet.undo(repaired);
            world.proxy().clear();
            assertThatThrownBy(() -> parapet.undo(repaired)).isInstanceOf(UndoRefused.class);
            assertThat(world.proxy().calls()).noneMatch(Call::write);
            assertThat(fault.stands()).isTrue();
        }
    }

    @Test
    void command_shows_the_plan_then_carries_it_out_then_refuses_a_second_time() {
        Planted fault = Kind.WIDE_GROUP.plant(orders, "by-command");
        Cli cli = Cli.in(world, directory);
        String record =
                cli.replay(fault.event()).lines().getFirst().path("record").asText();
        Cli.Run plan = cli.run("undo", record, "--state", state().toString(), "--plan");
        assertThat(plan.status()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("nothing was changed").contains("3300-3310");
        assertThat(fault.repaired()).isTrue();
        assertThat(cli.replay(fault.event()).lines().getFirst().path("decision").asText())
                .as("no exemption was written")
                .isEqualTo("compliant");
        Cli.Run undo = cli.run("undo", record, "--state", state().toString(), "--owner", "anna", "--reason", "needed");
        assertThat(undo.status()).as(undo.err()).isZero();
        assertThat(fault.live().get()).isEqualTo(fault.fault());
        assertThat(cli.replay(fault.event()).lines().getFirst().path("reason").asText())
                .contains("needed", "anna");
        Cli.Run twice = cli.run("undo", record, "--state", state().toString());
        assertThat(twice.status()).isEqualTo(1);
        assertThat(twice.err().lines()).hasSize(1).allMatch(line -> line.startsWith("parapet: "));
    }

    @Test
    void unknown_record_is_told_clearly() {
        Cli.Run run = Cli.in(world, directory).run("undo", "20260101T000000Z-nothing", "--state", state().toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("holds no single record that begins with '20260101T000000Z-nothing'");
    }

    private static Verdict repaired(Parapet parapet, Planted fault) {
        Verdict verdict = parapet.verdict(fault.event());
        assertThat(verdict.outcome().word()).as(verdict.outcome().reason()).isEqualTo("remediated");
        return verdict;
    }

    private Path state() {
        return directory.resolve("state");
    }

    private Parapet enforcing() {
        return Parapet.under(Parapet.ENFORCE, world, state());
    }
}
