package dev.parapet.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Place;
import dev.parapet.organization.baseline.RegionDefault;
import dev.parapet.organization.baseline.RegionDefaults;
import dev.parapet.organization.baseline.RegionDefaultsStep;
import dev.parapet.organization.config.ConfigRecordersStep;
import dev.parapet.organization.config.Recording;
import dev.parapet.organization.fanin.GlobalForwardingStep;
import dev.parapet.organization.guardduty.GuardDutyMembersStep;
import dev.parapet.organization.guardduty.OrganizationDetectors;
import dev.parapet.organization.guardduty.ProtectionPlan;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the steps of the services wish at a place, told from the settings. */
class ServiceStepsTest {
    private static final String DECLARATIVE = """
            {"ec2_attributes": {"image_block_public_access": {"state": {"@@assign": "block_new_sharing"}},
            "snapshot_block_public_access": {"state": {"@@assign": "block_all_sharing"}}}}""";

    @Test
    void only_what_the_settings_name_is_set_up() {
        assertThat(wished("  services: [macie]"))
                .contains("macie-administrator", "macie-members", "region-defaults", "event-bus", "event-forwarding")
                .doesNotContain("config-recorders", "guardduty-members", "security-hub", "access-analyzer", "budget");
    }

    @Test
    void budget_contacts_and_exports_come_when_they_are_named() {
        assertThat(wished("  budget: {dollars: 10, mails: [a@example.com]}")).contains("budget", "cost-anomalies");
        assertThat(wished("")).doesNotContain("budget", "cost-anomalies", "contacts", "guardduty-export");
        assertThat(wished("  options: {passwords: false}")).doesNotContain("password-policy");
    }

    @Test
    void iam_is_recorded_at_home_into_parapets_own_bucket() {
        Recording home = new ConfigRecordersStep().at(site("", "eu-west-1")).orElseThrow();
        Recording elsewhere =
                new ConfigRecordersStep().at(site("", "us-east-1")).orElseThrow();

        assertThat(home.wish().global()).isTrue();
        assertThat(elsewhere.wish().global()).isFalse();
        assertThat(home.wish().bucket()).isEqualTo("parapet-config-" + Sample.SECURITY);
    }

    @Test
    void agents_come_by_choice() {
        OrganizationDetectors without =
                new GuardDutyMembersStep().at(site("", "eu-west-1")).orElseThrow();
        OrganizationDetectors with = new GuardDutyMembersStep()
                .at(site("  options: {agents: true}", "eu-west-1"))
                .orElseThrow();

        assertThat(without.plans())
                .containsExactlyInAnyOrder(ProtectionPlan.S3_DATA_EVENTS, ProtectionPlan.RDS_LOGIN_EVENTS);
        assertThat(with.plans()).containsAll(ProtectionPlan.AGENTS);
        assertThat(with.accounts()).containsOnlyKeys(Sample.MANAGEMENT, Sample.ORDERS);
    }

    @Test
    void a_declarative_policy_at_the_root_takes_its_settings_off_the_accounts() {
        assertThat(defaults("  policies: {in: [everywhere]}", ""))
                .containsExactlyInAnyOrder(
                        RegionDefault.EBS_ENCRYPTION, RegionDefault.INSTANCE_METADATA, RegionDefault.DOCUMENT_SHARING);
    }

    @Test
    void a_declarative_policy_that_is_only_tried_out_takes_nothing_off() {
        assertThat(defaults("", "")).hasSize(RegionDefault.values().length);
        assertThat(defaults("  policies: {in: [everywhere]}", "Workloads")).hasSize(RegionDefault.values().length);
    }

    @Test
    void global_events_are_forwarded_once_where_their_region_is_watched_anyway() {
        assertThat(new GlobalForwardingStep().at(site("", "us-east-1"))).isEmpty();
        assertThat(new GlobalForwardingStep().at(site("", "cn-north-1"))).isPresent();
    }

    private static Set<RegionDefault> defaults(String settings, String target) {
        OrganizationPolicy policy = new OrganizationPolicy("dcl", PolicyType.DECLARATIVE_EC2, "", DECLARATIVE);
        Wish wish = new Wish(Sample.settings(settings), List.of(new Placed(policy, target)));
        Site site = new Site(wish, Sample.estate(), new Place("aws", Sample.ORDERS, "eu-west-1"));
        return new RegionDefaultsStep().at(site).map(RegionDefaults::wished).orElseThrow();
    }

    private static Site site(String settings, String region) {
        Wish wish = new Wish(Sample.settings(settings), List.of());
        return new Site(wish, Sample.estate(), new Place("aws", Sample.ORDERS, region));
    }

    private static Set<String> wished(String settings) {
        return Steps.all().stream()
                .filter(step -> Optional.of(step)
                        .flatMap(it -> it.at(site(settings, "eu-west-1")))
                        .isPresent())
                .map(Step::id)
                .collect(Collectors.toSet());
    }
}
