package dev.parapet.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Control;
import dev.parapet.core.Family;
import dev.parapet.core.Severity;
import dev.parapet.core.Trigger;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigItem;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.core.Trigger.HealthNotice;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.JsonRuleCompiler;

/** {@code -Dparapet.seed=…} repeats a run. */
class ForwardingRulesTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());

    private static final List<Trigger> TRIGGERS = List.of(
            new ApiCall("rds", "rds.amazonaws.com", List.of("CreateDBInstance", "Restore*")),
            new ApiCall("rds", "rds.amazonaws.com", List.of("CreateDBInstance", "ModifyDBInstance")),
            new ApiCall("s3", "s3.amazonaws.com", List.of("CreateBucket")),
            new ConfigRule("rds-instance-public-access-check", "AWS::RDS::DBInstance"),
            new ConfigRule("s3-default-encryption-kms", "AWS::S3::Bucket"),
            new ConfigItem("AWS::S3::Bucket"),
            new ConfigItem("AWS::RDS::DBInstance"),
            new GuardDutyType(List.of("CredentialAccess:RDS/")),
            new GuardDutyType(List.of("UnauthorizedAccess:IAMUser/")),
            new SecurityHubControl("RDS.2"),
            new SecurityHubControl("S3.17"),
            new ExternalAccess("AWS::S3::Bucket"),
            new ExternalAccess("AWS::IAM::Role"),
            new HealthNotice(List.of("AWS_RISK_CREDENTIALS_EXPOSED")));

    static List<Trigger> triggers() {
        return TRIGGERS;
    }

    private static Control control(String id, List<Trigger> triggers) {
        return new Control(
                id,
                "t",
                "w",
                Severity.LOW,
                Family.STORAGE,
                "Test::House::Door",
                triggers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void there_is_one_rule_a_source_and_kind_under_a_stable_name() {
        assertThat(ForwardingRules.of(List.of(control("own-door", TRIGGERS))))
                .containsOnlyKeys(
                        "parapet-access-analyzer-externalaccess",
                        "parapet-config-configitem",
                        "parapet-config-configrule",
                        "parapet-guardduty-guarddutytype",
                        "parapet-health-healthnotice",
                        "parapet-rds-apicall",
                        "parapet-s3-apicall",
                        "parapet-securityhub-securityhubcontrol");
    }

    @Test
    void conditions_on_the_same_field_are_joined_once() {
        Map<String, String> rules = ForwardingRules.of(List.of(control("own-door", TRIGGERS)));

        assertThat(rules.get("parapet-rds-apicall"))
                .isEqualTo("{\"source\":[\"aws.rds\"],\"detail-type\":[\"AWS API Call via CloudTrail\"],"
                        + "\"detail\":{\"eventSource\":[\"rds.amazonaws.com\"],"
                        + "\"eventName\":[\"CreateDBInstance\",{\"prefix\":\"Restore\"},\"ModifyDBInstance\"],"
                        + "\"errorCode\":[{\"exists\":false}]}}");
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_trigger_alone_is_its_own_rule(Trigger trigger) {
        assertThat(ForwardingRules.of(List.of(control("own-door", List.of(trigger))))
                        .values())
                .containsExactly(trigger.pattern());
    }

    @Test
    void however_controls_are_cut_the_rules_are_accepted_and_short() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 50; round++) {
            List<Trigger> shuffled = new ArrayList<>(TRIGGERS);
            Collections.shuffle(shuffled, new java.util.Random(random.nextLong()));
            int cut = random.nextInt(1, shuffled.size());
            Map<String, String> rules = ForwardingRules.of(List.of(
                    control("own-door", shuffled.subList(0, cut)),
                    control("own-window", shuffled.subList(cut, shuffled.size()))));

            assertThat(rules).as("-Dparapet.seed=" + SEED).hasSize(8).allSatisfy((name, pattern) -> {
                assertThat(JsonRuleCompiler.check(pattern)).isNull();
                assertThat(pattern.length()).isLessThanOrEqualTo(2048);
            });
        }
    }
}
