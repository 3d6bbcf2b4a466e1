package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.Mode;
import dev.parapet.core.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of fault, from event to proof. */
@ExtendWith(InWorld.class)
class RepairTest {
    private final World world;

    RepairTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void fault_is_repaired_and_record_holds_the_state_before_and_after(Kind kind, @TempDir Path directory) {
        Planted fault = kind.plant(world.member("orders"), "whole-way-" + kind.slug());
        assertThat(fault.stands()).isTrue();
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            Verdict verdict = parapet.verdict(fault.event());
            assertThat(verdict.outcome().word()).as(verdict.outcome().reason()).isEqualTo("remediated");
            assertThat(fault.repaired()).as(fault.live().get()).isTrue();
            AuditRecord record = parapet.record(verdict);
            assertThat(record.guardrail()).hasValue(fault.guardrail());
            assertThat(record.target().orElseThrow().resource().id()).isEqualTo(fault.resource());
            assertThat(record.before()).isPresent();
            assertThat(record.after()).isPresent().isNotEqualTo(record.before());
            assertThat(record.writes()).isEqualTo(verdict.writes()).isPositive();
            assertThat(parapet.state().trail().openIntents()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void mode_report_writes_nothing(Kind kind, @TempDir Path directory) {
        Planted fault = kind.plant(world.member("orders"), "only-told-" + kind.slug());
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE.under(Mode.REPORT), world, directory)) {
            Verdict verdict = parapet.verdict(fault.event());
            assertThat(verdict.outcome().word()).isEqualTo("planned");
            assertThat(verdict.decision().intended()).isPresent();
            assertThat(fault.stands()).isTrue();
            assertThat(world.proxy().calls()).isNotEmpty().noneMatch(call -> call.write());
        }
    }
}
