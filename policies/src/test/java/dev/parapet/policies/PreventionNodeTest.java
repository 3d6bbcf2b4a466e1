package dev.parapet.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.policies.PreventionSettings.Choice;
import dev.parapet.policies.PreventionSettings.Slots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreventionNodeTest {
    private static final PreventionForm FORM = new PreventionForm(
            Map.of("REG-1", "Work is done in the regions in use", "ORG-1", "No account leaves"),
            List.of(
                    new PreventionForm.Entry(
                            "regions",
                            "The regions in use.",
                            true,
                            Optional.empty(),
                            "[a-z0-9-]+",
                            value -> value.matches("[a-z0-9-]+")
                                    ? Optional.empty()
                                    : Optional.of("regions: '%s' is no region".formatted(value))),
                    new PreventionForm.Entry(
                            "role-path",
                            "The path.",
                            false,
                            Optional.of("parapet"),
                            "\\w+",
                            value -> Optional.empty())));

    private static PreventionSettings read(String text) {
        return SettingsFile.read("parapet.yaml", text, List.of(), FORM).prevention();
    }

    @Test
    void every_key_is_read() {
        assertThat(read("""
                prevention:
                  parameters:
                    regions: [eu-west-1, us-east-1]
                    role-path: platform
                  policies:
                    ORG-1: off
                    REG-1:
                      state: on
                      at: [Workloads/Production]
                  scp: {size: 10240, slots: 10, in-use: 3}
                """))
                .isEqualTo(new PreventionSettings(
                        Map.of(
                                "ORG-1", new Choice(Optional.of(false), List.of()),
                                "REG-1", new Choice(Optional.of(true), List.of("Workloads/Production"))),
                        Map.of("regions", List.of("eu-west-1", "us-east-1"), "role-path", List.of("platform")),
                        Optional.of(new Slots(10240, 10, 3)),
                        Optional.empty()));
    }

    @Test
    void without_the_section_all_is_standard() {
        assertThat(read("version: 1")).isEqualTo(PreventionSettings.STANDARD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {polices: {}}                        | parapet.yaml:1:14: unknown key 'polices'; did you mean 'policies'?
            {policies: {REG1: on}}               | parapet.yaml:1:25: unknown key 'REG1'; did you mean 'REG-1'?
            {policies: {REG-1: yes}}             | parapet.yaml:1:32: 'yes' is neither on nor off
            {policies: {REG-1: {at: root}}}      | parapet.yaml:1:37: a list (- item) is expected
            {policies: {REG-1: {at: [/root]}}}   | parapet.yaml:1:38: '/root' is no place
            {parameters: {region: [x]}}          | parapet.yaml:1:27: unknown key 'region'; did you mean 'regions'?
            {parameters: {regions: [Ireland]}}   | parapet.yaml:1:37: regions: 'Ireland' is no region
            {parameters: {role-path: [aa, bb]}}  | parapet.yaml:1:38: role-path has one value
            {scp: {slots: 5, in-use: 5}}         | parapet.yaml:1:19: 5 of 5 slots are in use: there is no room
            """)
    void what_is_wrong_is_told_with_its_place(String section, String complaint) {
        assertThatThrownBy(() -> read("prevention: " + section))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageStartingWith(complaint);
    }
}
