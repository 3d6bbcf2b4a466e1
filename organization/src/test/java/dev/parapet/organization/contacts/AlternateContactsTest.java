package dev.parapet.organization.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.contacts.AlternateContacts.Contact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.account.model.AlternateContactType;

class AlternateContactsTest {
    private static final Contact SECURITY = new Contact("Security", "Team", "security@example.com", "+49 30 1");
    private static final Contact THEIRS = new Contact("Ann", "CTO", "ann@example.com", "+49 30 2");

    @Test
    void a_contact_that_is_missing_is_given() {
        assertThat(lines(false, Map.of())).containsExactly("security contact: none -> security@example.com");
    }

    @Test
    void a_contact_of_the_account_itself_stays() {
        assertThat(lines(false, Map.of(AlternateContactType.SECURITY, THEIRS)))
                .containsExactly("= adopted security contact ann@example.com");
    }

    @Test
    void it_is_replaced_when_the_settings_say_so() {
        assertThat(lines(true, Map.of(AlternateContactType.SECURITY, THEIRS)))
                .containsExactly("security contact: ann@example.com -> security@example.com");
    }

    @Test
    void what_is_right_is_left_alone() {
        assertThat(lines(true, Map.of(AlternateContactType.SECURITY, SECURITY))).isEmpty();
    }

    private static List<String> lines(boolean replace, Map<AlternateContactType, Contact> there) {
        return Lines.of(new AlternateContacts(
                        Optional.of("111122223333"), Map.of(AlternateContactType.SECURITY, SECURITY), replace)
                .plan(there));
    }
}
