package dev.parapet.organization.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.delegation.Delegation.Named;
import dev.parapet.organization.guardduty.GuardDutyDelegation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionalAdministratorTest {
    private static final String SECURITY = "111122223333";

    @Test
    void the_security_account_is_named_where_nobody_is() {
        assertThat(lines()).containsExactly("GuardDuty administrator: none -> 111122223333");
    }

    @Test
    void nothing_is_done_where_it_is_named() {
        assertThat(lines(new Named(SECURITY, false))).isEmpty();
    }

    @Test
    void another_administrator_stays_until_a_person_decides() {
        assertThat(lines(new Named("444455556666", false)))
                .singleElement()
                .asString()
                .startsWith("! GuardDuty: 444455556666 is the administrator, not 111122223333");
    }

    @Test
    void one_that_is_being_taken_off_is_waited_for() {
        assertThat(lines(new Named("444455556666", true)))
                .containsExactly("… GuardDuty: 444455556666 is being taken off as administrator");
    }

    @Test
    void the_security_account_is_waited_for_too_while_it_is_being_taken_off() {
        assertThat(lines(new Named(SECURITY, true))).singleElement().asString().startsWith("…");
    }

    private static List<String> lines(Named... named) {
        return Lines.of(new RegionalAdministrator(new GuardDutyDelegation(), SECURITY).plan(List.of(named)));
    }
}
