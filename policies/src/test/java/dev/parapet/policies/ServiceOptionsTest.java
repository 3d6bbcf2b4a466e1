package dev.parapet.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceOptionsTest {
    @Test
    void nothing_said_is_the_standard() {
        assertThat(read("")).isEqualTo(ServiceOptions.STANDARD);
    }

    @Test
    void what_is_said_counts() {
        ServiceOptions options =
                read("  options: {unused-access-days: 90, agents: true, scans: [EC2], take-over: true}\n");

        assertThat(options.unusedAccessDays()).contains(90);
        assertThat(options.agents()).isTrue();
        assertThat(options.takeOver()).isTrue();
        assertThat(options.scans()).containsExactly("EC2");
    }

    @Test
    void an_export_without_a_key_is_refused_before_aws_does() {
        assertThatThrownBy(() -> read("  options: {findings-bucket: my-findings}\n"))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageContaining("findings-bucket and findings-key go together");
    }

    @Test
    void a_standard_that_cannot_be_one_is_named_with_its_line() {
        assertThatThrownBy(() -> read("  options:\n    standards: [CIS]\n"))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageContaining("parapet.yaml:5")
                .hasMessageContaining("'CIS' is not a standard");
    }

    private static ServiceOptions read(String more) {
        String text = """
                organization:
                  accounts: {security: "111122223333"}
                  regions: [eu-west-1]
                """ + more;
        return SettingsFile.read("parapet.yaml", text, Set.of(), PreventionForm.NONE)
                .organization()
                .orElseThrow()
                .options();
    }
}
