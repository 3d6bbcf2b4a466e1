package dev.parapet.organization.macie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.macie.MacieMembers.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MacieMembersTest {
    @Test
    void accounts_to_come_first_then_each_that_is_missing() {
        assertThat(lines(new State(false, Set.of("111122223333"))))
                .containsExactly("Macie of new accounts: off -> on", "Macie members: + 444455556666");
    }

    @Test
    void members_of_old_stay() {
        assertThat(lines(new State(true, Set.of("111122223333", "444455556666", "999999999999"))))
                .isEmpty();
    }

    private static List<String> lines(State state) {
        return Lines.of(
                new MacieMembers(new TreeMap<>(Map.of("111122223333", "a@x", "444455556666", "b@x"))).plan(state));
    }
}
