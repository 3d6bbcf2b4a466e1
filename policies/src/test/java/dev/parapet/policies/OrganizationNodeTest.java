package dev.parapet.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.policies.OrganizationSettings.RollOut;
import dev.parapet.policies.OrganizationSettings.Service;
import dev.parapet.policies.OrganizationSettings.TrailWish;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section about the organization: read strictly, and wrong words are named with their place. */
class OrganizationNodeTest {
    private static OrganizationSettings read(String more) {
        String text = """
                organization:
                  accounts: {security: "111122223333"}
                  regions: [us-east-1, eu-west-1]
                """;
        return SettingsFile.read("parapet.yaml", text + more, List.of(), PreventionForm.NONE)
                .organization()
                .orElseThrow();
    }

    @Test
    void little_has_to_be_said() {
        OrganizationSettings standard = read("");

        assertThat(standard.accounts().archive()).isEqualTo("111122223333");
        assertThat(standard.regions()).containsExactly("eu-west-1", "us-east-1");
        assertThat(standard.services())
                .containsExactlyInAnyOrder(
                        Service.CONFIG, Service.GUARDDUTY, Service.SECURITY_HUB, Service.ACCESS_ANALYZER);
        assertThat(standard.policies()).isEqualTo(new RollOut(List.of("Policy-Staging"), false));
        assertThat(standard.units().make()).isFalse();
        assertThat(standard.root().removeCredentials()).isFalse();
        assertThat(standard.trail()).isEmpty();
    }

    @Test
    void everything_can_be_said() {
        OrganizationSettings all = read("""
                  role: AWSControlTowerExecution
                  units: {security: Core, make: true}
                  services: [config, security-hub]
                  policies: {in: [everywhere]}
                  quarantine: true
                  trail: {name: audit, bucket: audit-trail}
                  root: {central: true, remove-credentials: true}
                  budget: {dollars: 1000, mails: [costs@example.com]}
                  contacts:
                    security: {name: SOC, title: Duty officer, email: soc@example.com, phone: "+1 555 0100"}
                  repair: [trusted-access]
                """);

        assertThat(all.role()).isEqualTo("AWSControlTowerExecution");
        assertThat(all.units().security()).isEqualTo("Core");
        assertThat(all.services()).containsExactlyInAnyOrder(Service.CONFIG, Service.SECURITY_HUB);
        assertThat(all.policies()).isEqualTo(new RollOut(List.of(), true));
        assertThat(all.trail()).contains(new TrailWish("audit", "audit-trail"));
        assertThat(all.root().removeCredentials()).isTrue();
        assertThat(all.budget().orElseThrow().dollars()).isEqualTo(1000);
        assertThat(all.contacts()).containsKey("security");
        assertThat(all.repair()).isEqualTo(Set.of("trusted-access"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '  servces: [config]'                  | 4:3: unknown key 'servces'; did you mean 'services'?
            '  services: [guard-duty]'             | 4:14: 'guard-duty' is not a service; did you mean 'guardduty'?
            '  quarantine: perhaps'                | 4:15: true or false is expected, not 'perhaps'
            '  policies: {in: [everywhere, Core]}' | 4:18: 'everywhere' stands alone
            '  trail: {name: audit}'               | 4:10: 'bucket' is needed here
            '  trail: {bucket: Audit}'             | 4:19: 'Audit' is not the name of a bucket
            '  budget: {dollars: 0, mails: [a@b]}' | 4:21: a number from 1 to
            '  units: {sandbox: /}'                | 4:20: '/' is not the path of a unit
            """)
    void wrong_words_are_named_with_their_place(String line, String complaint) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageStartingWith("parapet.yaml:" + complaint);
    }

    @Test
    void section_without_accounts_is_refused() {
        assertThatThrownBy(() -> SettingsFile.read(
                        "parapet.yaml", "organization: {regions: [us-east-1]}", List.of(), PreventionForm.NONE))
                .hasMessage("parapet.yaml:1:15: 'accounts' is needed here");
    }
}
