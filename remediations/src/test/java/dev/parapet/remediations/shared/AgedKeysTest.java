package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.remediations.InMemoryIam;
import dev.parapet.remediations.shared.CredentialReport.Row;
import dev.parapet.remediations.shared.CredentialReport.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.IamException;

/** Whose a key is, where IAM answers for keys it does not know as if one might not ask; and since when it is as it is. */
class AgedKeysTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String OTHER = "AKIAI44QH8DHBEXAMPLE";
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final InMemoryIam iam = new InMemoryIam().user("ci", KEY);

    @Test
    void a_key_is_found_with_its_owner_by_iams_word() {
        assertThat(AgedKeys.in(iam).find(key(Map.of())).map(AgedKey::user)).contains("ci");
    }

    @Test
    void a_key_that_its_owner_has_not_any_more_is_gone() {
        iam.ownersDenied = true;
        iam.user("ci");

        assertThat(AgedKeys.in(iam).find(key(Map.of(AgedKeys.OWNER, "ci")))).isEmpty();
    }

    @Test
    void a_key_whose_owner_is_gone_is_gone() {
        iam.ownersDenied = true;

        assertThat(AgedKeys.in(iam).find(key(Map.of(AgedKeys.OWNER, "etl")))).isEmpty();
    }

    @Test
    void a_key_that_its_owner_still_has_may_not_be_asked_for() {
        iam.ownersDenied = true;

        assertThatThrownBy(() -> AgedKeys.in(iam).find(key(Map.of(AgedKeys.OWNER, "ci"))))
                .isInstanceOf(IamException.class);
    }

    @Test
    void without_an_owner_nobody_knows_which_of_both_it_is() {
        iam.ownersDenied = true;

        assertThatThrownBy(() -> AgedKeys.in(iam).find(key(Map.of()))).isInstanceOf(IamException.class);
    }

    @Test
    void the_report_tells_since_when_the_only_inactive_key_is() {
        iam.user("ci", KEY, OTHER);
        switchOff(KEY);

        assertThat(changed(slot(true, MADE), slot(false, JUNE))).containsExactly(Optional.of(JUNE), Optional.of(MADE));
    }

    @Test
    void of_two_inactive_keys_both_are_so_since_the_later_change() {
        iam.user("ci", KEY, OTHER);
        switchOff(KEY);
        switchOff(OTHER);

        assertThat(changed(slot(false, JUNE), slot(false, JULY))).containsExactly(Optional.of(JULY), Optional.of(JULY));
    }

    @Test
    void a_report_that_is_older_than_the_last_change_tells_nothing_of_it() {
        switchOff(KEY);

        assertThat(changed(slot(true, MADE))).containsExactly(Optional.empty());
    }

    private void switchOff(String key) {
        new SetKeyStatus("ci", key, "Active", "Inactive").apply(iam);
    }

    private List<Optional<Instant>> changed(Slot... slots) {
        return AgedKeys.in(iam).of(new Row("ci", MADE, false, false, List.of(slots))).stream()
                .map(AgedKey::changed)
                .toList();
    }

    private static Slot slot(boolean active, Instant changed) {
        return new Slot(active, changed, Optional.empty(), Optional.empty());
    }

    private static Target key(Map<String, String> hints) {
        return new Target(new ResourceId("aws", "111122223333", "us-east-1", AgedKeys.TYPE, KEY), hints);
    }
}
