package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.remediations.InMemoryIam;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.IamException;

/** For a key it does not know, IAM answers as if one might not ask whose it is. */
class AgedKeysTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

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

    private static Target key(Map<String, String> hints) {
        return new Target(new ResourceId("aws", "111122223333", "us-east-1", AgedKeys.TYPE, KEY), hints);
    }
}
