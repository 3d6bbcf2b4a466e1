package dev.parapet.organization.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.organization.config.ManagedRule.Reach;
import dev.parapet.policies.PreventionSettings;
import dev.parapet.policies.Settings;
import dev.parapet.policies.Settings.GuardrailSettings;
import dev.parapet.remediations.Guardrails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuardrailRulesTest {
    private static final List<ManagedRule> RULES = GuardrailRules.of(Guardrails.controls(), Settings.STANDARD);

    @Test
    void every_rule_a_guardrail_listens_to_is_there_but_the_one_that_is_too_loud() {
        Set<String> declared = Guardrails.controls().stream()
                .flatMap(control -> control.triggers().stream())
                .filter(ConfigRule.class::isInstance)
                .map(trigger -> ((ConfigRule) trigger).rule())
                .collect(Collectors.toCollection(TreeSet::new));
        declared.remove("vpc-sg-open-only-to-authorized-ports");

        assertThat(RULES).extracting(ManagedRule::name).containsExactlyElementsOf(declared);
    }

    @Test
    void a_rule_has_the_identifier_aws_gave_it_and_not_its_own_name_in_capitals() {
        assertThat(rule("restricted-common-ports").identifier()).isEqualTo("RESTRICTED_INCOMING_TRAFFIC");
        assertThat(rule("cloudtrail-enabled").identifier()).isEqualTo("CLOUD_TRAIL_ENABLED");
        assertThat(rule("rds-storage-encrypted").identifier()).isEqualTo("RDS_STORAGE_ENCRYPTED");
    }

    @Test
    void a_rule_about_age_judges_as_its_guardrail_does() {
        assertThat(rule("access-keys-rotated").parameters()).containsExactly(Map.entry("maxAccessKeyAge", "90"));
        assertThat(rule("iam-user-unused-credentials-check").parameters())
                .containsExactly(Map.entry("maxCredentialUsageAge", "45"));
    }

    @Test
    void a_rule_about_age_follows_the_settings() {
        JsonNode sixty = Json.object().put("days", 60).get("days");
        GuardrailSettings stale =
                new GuardrailSettings(Optional.empty(), Optional.empty(), Map.of("deactivate-days", sixty));
        Settings settings = new Settings(
                Optional.empty(),
                Settings.STANDARD.limits(),
                Map.of("iam-key-stale", stale),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                PreventionSettings.STANDARD,
                Optional.empty());

        assertThat(GuardrailRules.of(Guardrails.controls(), settings))
                .filteredOn(rule -> rule.name().equals("access-keys-rotated"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.parameters()).containsEntry("maxAccessKeyAge", "60"));
    }

    @Test
    void iam_is_judged_at_home_and_cloudfront_in_north_virginia() {
        assertThat(RULES.stream().filter(rule -> rule.reach() == Reach.HOME).map(ManagedRule::name))
                .containsExactly(
                        "access-keys-rotated",
                        "iam-root-access-key-check",
                        "iam-user-unused-credentials-check",
                        "mfa-enabled-for-iam-console-access");
        assertThat(RULES.stream()
                        .filter(rule -> rule.reach() == Reach.NORTH_VIRGINIA)
                        .map(ManagedRule::name))
                .containsExactly("cloudfront-viewer-policy-https");
    }

    @Test
    void regions_differ_by_what_is_recorded_there() {
        int everywhere = RULES.size() - 5;

        assertThat(GuardrailRules.in("eu-west-1", "eu-west-1", RULES)).hasSize(everywhere + 4);
        assertThat(GuardrailRules.in("us-east-1", "eu-west-1", RULES)).hasSize(everywhere + 1);
        assertThat(GuardrailRules.in("us-east-1", "us-east-1", RULES)).hasSize(RULES.size());
        assertThat(GuardrailRules.in("eu-north-1", "eu-west-1", RULES)).hasSize(everywhere);
    }

    private static ManagedRule rule(String name) {
        return RULES.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }
}
