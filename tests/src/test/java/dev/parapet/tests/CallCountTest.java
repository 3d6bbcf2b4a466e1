package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.When;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a repair costs in AWS calls, counted on the wire. */
@ExtendWith(InWorld.class)
class CallCountTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    CallCountTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @ParameterizedTest
    @CsvSource({"KEY, 4", "DATABASE, 4", "BUCKET, 3", "GROUP, 3", "WIDE_GROUP, 4", "ROLE, 4"})
    void repair_in_a_known_account_takes_few_calls_with_the_look_that_verifies_it(Kind kind, int most) {
        Planted warm = kind.plant(orders, "warm-" + kind.slug());
        Planted fault = kind.plant(orders, "counted-" + kind.slug());
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            parapet.verdict(warm.event());
            world.proxy().clear();
            assertThat(parapet.verdict(fault.event()).outcome().word()).isEqualTo("remediated");
            List<Call> repair = world.proxy().calls();
            world.proxy().clear();
            assertThat(parapet.verdict(fault.event()).writes()).isZero();
            List<Call> again = world.proxy().calls();
            System.out.printf(
                    "calls of a warm repair: %-10s %d %s; second delivery: %d%n",
                    kind, repair.size(), repair.stream().map(Call::operation).toList(), again.size());
            assertThat(repair).hasSizeLessThanOrEqualTo(most);
            assertThat(repair.getLast().write()).as("the last call looks").isFalse();
            assertThat(again).hasSizeLessThan(repair.size()).noneMatch(Call::write);
        }
    }

    @Test
    void role_is_assumed_once_an_account_region_and_guardrail() {
        List<Planted> faults = List.of(
                Kind.DATABASE.plant(orders, "once-1"),
                Kind.DATABASE.plant(orders, "once-2"),
                Kind.DATABASE.plant(orders.in(World.HOME), "once-3"),
                Kind.DATABASE.plant(world.member("staging"), "once-4"),
                Kind.KEY.plant(orders, "once-5"));
        try (Parapet parapet = Parapet.in(world, directory)) {
            faults.forEach(fault ->
                    assertThat(parapet.verdict(fault.event()).outcome().word()).isEqualTo("remediated"));
        }
        assertThat(world.proxy().calls())
                .filteredOn(When.operation("AssumeRole"))
                .extracting(call -> call.parameter("RoleArn"))
                .containsExactly(
                        "arn:aws:iam::%s:role/parapet/database".formatted(orders.account()),
                        "arn:aws:iam::%s:role/parapet/database".formatted(orders.account()),
                        "arn:aws:iam::%s:role/parapet/database"
                                .formatted(world.member("staging").account()),
                        "arn:aws:iam::%s:role/parapet/identity".formatted(orders.account()));
        assertThat(world.proxy().calls())
                .filteredOn(When.operation("ListAccounts"))
                .hasSize(1);
    }
}
