package dev.parapet.organization.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.cost.Anomalies.State;
import dev.parapet.organization.cost.Anomalies.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
    @Test
    void nobody_watches_so_a_monitor_and_a_subscription_are_made() {
        assertThat(lines(new State(Optional.empty(), Optional.empty())))
                .containsExactly(
                        "cost anomalies: not watched -> all services watched",
                        "cost anomalies: told to nobody -> from 100 USD on to a@example.com daily");
    }

    @Test
    void the_monitor_aws_gives_newcomers_is_used() {
        assertThat(lines(new State(Optional.of("default"), Optional.empty())))
                .containsExactly("cost anomalies: told to nobody -> from 100 USD on to a@example.com daily");
    }

    @Test
    void who_heard_before_still_does() {
        assertThat(lines(new State(Optional.of("m"), subscription("m", "their@example.com"))))
                .containsExactly("cost anomalies: told to their@example.com -> + a@example.com");
    }

    @Test
    void a_subscription_to_a_monitor_that_is_gone_follows_the_new_one() {
        assertThat(lines(new State(Optional.of("new"), subscription("old", "a@example.com"))))
                .hasSize(1);
    }

    @Test
    void what_is_right_is_left_alone() {
        assertThat(lines(new State(Optional.of("m"), subscription("m", "a@example.com", "more@example.com"))))
                .isEmpty();
    }

    private static Optional<Subscription> subscription(String monitor, String... readers) {
        return Optional.of(new Subscription("arn", Set.of(monitor), Set.of(readers)));
    }

    private static List<String> lines(State state) {
        return Lines.of(new Anomalies(100, new TreeSet<>(Set.of("a@example.com"))).plan(state));
    }
}
