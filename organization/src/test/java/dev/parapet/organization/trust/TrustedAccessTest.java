package dev.parapet.organization.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Change;
import dev.parapet.organization.Sample;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What trusted access is planned, told from what is trusted. */
class TrustedAccessTest {
    private static TrustedAccess.Trust wish(String settings) {
        return new TrustedAccess.Trust(Principals.trusted(Sample.settings(settings)));
    }

    @Test
    void what_is_missing_is_turned_on() {
        assertThat(wish("  services: [config]")
                        .plan(Set.of("config.amazonaws.com", "iam.amazonaws.com"))
                        .changes())
                .extracting(Change::describe)
                .containsExactly(
                        "trusted access of account.amazonaws.com: off -> on",
                        "trusted access of config-multiaccountsetup.amazonaws.com: off -> on",
                        "trusted access of health.amazonaws.com: off -> on");
    }

    @Test
    void what_others_trust_stays() {
        Set<String> all = new TreeSet<>(Principals.trusted(Sample.settings("")));
        all.add("sso.amazonaws.com");

        assertThat(wish("").plan(all).changes()).isEmpty();
    }
}
