package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.organization.config.GuardrailRules;
import dev.parapet.organization.config.OrganizationRules;
import dev.parapet.organization.config.RecorderRole;
import dev.parapet.organization.config.RecorderWish;
import dev.parapet.organization.config.Recording;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Organization;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.InsufficientDeliveryPolicyException;
import software.amazon.awssdk.services.s3.S3Client;

/** Config in every account of an organization, as the sandbox plays it. */
@ExtendWith(InWorld.class)
class ConfigSetupTest {
    private final Ground ground;

    ConfigSetupTest(World world) {
        ground = Ground.fresh(world.sandbox());
    }

    @Test
    void a_recorder_runs_and_a_second_run_writes_nothing() {
        assertThat(Rounds.settle(new RecorderRole(), ground.member("orders", World.HOME)))
                .hasSize(1);
        assertThat(Rounds.settle(recording("orders", true), ground.member("orders", World.HOME)))
                .hasSize(3);
        assertThat(Rounds.settle(recording("orders", false), ground.member("orders", World.EUROPE)))
                .hasSize(3);

        ground.world().proxy().clear();
        assertThat(Rounds.settle(new RecorderRole(), ground.member("orders", World.HOME)))
                .isEmpty();
        assertThat(Rounds.settle(recording("orders", true), ground.member("orders", World.HOME)))
                .isEmpty();
        assertThat(Rounds.settle(recording("orders", false), ground.member("orders", World.EUROPE)))
                .isEmpty();
        assertThat(ground.writes()).isEmpty();
    }

    @Test
    void a_recorder_of_control_tower_stays_as_it_is() {
        ConfigClient tower =
                ground.world().sandbox().fixture(ground.id("web"), World.HOME).client(ConfigClient::builder);
        tower.putConfigurationRecorder(to ->
                to.configurationRecorder(recorder -> recorder.name("aws-controltower-BaselineConfigRecorder")
                        .roleARN("arn:aws:iam::111122223333:role/aws-controltower-ConfigRecorderRole")
                        .recordingGroup(group -> group.allSupported(true).includeGlobalResourceTypes(true))));
        tower.putDeliveryChannel(to -> to.deliveryChannel(channel ->
                channel.name("aws-controltower-BaselineConfigDeliveryChannel").s3BucketName(Ground.ARCHIVE)));
        tower.startConfigurationRecorder(to -> to.configurationRecorderName("aws-controltower-BaselineConfigRecorder"));

        assertThat(Rounds.settle(recording("web", true), ground.member("web", World.HOME)))
                .isEmpty();
        assertThat(ground.writes()).isEmpty();
    }

    @Test
    void a_bucket_that_does_not_let_config_in_fails_that_account_and_leaves_a_recorder_to_go_on_from() {
        S3Client s3 = ground.world()
                .sandbox()
                .fixture(ground.id("archive"), World.HOME)
                .client(S3Client::builder);
        s3.createBucket(to -> to.bucket("parapet-closed"));
        Recording closed = new Recording(
                new RecorderWish("role", "parapet-closed", Optional.empty(), Optional.empty(), true, false));

        assertThatThrownBy(() -> Rounds.settle(closed, ground.member("lab", World.HOME)))
                .isInstanceOf(InsufficientDeliveryPolicyException.class);
        assertThat(Rounds.settle(recording("lab", true), ground.member("lab", World.HOME)))
                .containsExactly(
                        "delivery channel parapet: none -> s3://parapet-log-archive",
                        "recorder parapet: stopped -> recording");
    }

    @Test
    void every_rule_of_every_guardrail_reaches_every_account_that_records() {
        Ground.MEMBERS.forEach(name -> Rounds.settle(recording(name, true), ground.member(name, World.HOME)));
        SortedSet<String> unrecorded = new TreeSet<>(Set.of(Organization.MANAGEMENT, ground.security()));
        OrganizationRules rules = rules(unrecorded);

        int put = Rounds.settle(rules, ground.security(World.HOME)).size();

        assertThat(put).isEqualTo(rules.rules().size()).isGreaterThan(60);
        assertThat(rulesOf("orders")).isEqualTo(put);
        assertThat(rules.observe(ground.security(World.HOME)).values())
                .allSatisfy(rule -> assertThat(rule.status()).isEqualTo("CREATE_SUCCESSFUL"));
        ground.world().proxy().clear();
        assertThat(Rounds.settle(rules(unrecorded), ground.security(World.HOME)))
                .isEmpty();
        assertThat(ground.writes()).isEmpty();
    }

    @Test
    void a_rule_that_failed_because_an_account_did_not_record_is_put_again_once_it_does() {
        Ground.MEMBERS.stream()
                .filter(name -> !name.equals("lab"))
                .forEach(name -> Rounds.settle(recording(name, true), ground.member(name, World.HOME)));
        SortedSet<String> unrecorded = new TreeSet<>(Set.of(Organization.MANAGEMENT, ground.security()));
        OrganizationRules one = new OrganizationRules(rules(unrecorded).rules().subList(0, 1), unrecorded);

        assertThatThrownBy(() -> Rounds.settle(one, ground.security(World.HOME)))
                .isInstanceOf(AssertionError.class);
        assertThat(rulesOf("orders")).isEqualTo(1);
        assertThat(rulesOf("lab")).isZero();
        Rounds.settle(recording("lab", true), ground.member("lab", World.HOME));
        assertThat(Rounds.settle(one, ground.security(World.HOME))).hasSize(1);
        assertThat(rulesOf("lab")).isEqualTo(1);
    }

    private OrganizationRules rules(SortedSet<String> excluded) {
        return OrganizationRules.in(
                World.HOME, World.HOME, GuardrailRules.of(Guardrails.controls(), Settings.STANDARD), excluded);
    }

    private long rulesOf(String name) {
        return ground
                .world()
                .sandbox()
                .fixture(ground.id(name), World.HOME)
                .client(ConfigClient::builder)
                .describeConfigRulesPaginator()
                .stream()
                .flatMap(page -> page.configRules().stream())
                .map(ConfigRule::configRuleName)
                .filter(rule -> rule.startsWith("OrgConfigRule-parapet-"))
                .count();
    }

    private Recording recording(String name, boolean global) {
        return new Recording(new RecorderWish(
                RecorderRole.arn("aws", ground.id(name)),
                Ground.ARCHIVE,
                Optional.empty(),
                Optional.empty(),
                global,
                false));
    }
}
