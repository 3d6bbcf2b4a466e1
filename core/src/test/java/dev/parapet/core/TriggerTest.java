package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TriggerTest {
    static List<Trigger> oneOfEachKind() {
        return List.of(
                new Trigger.ApiCall("rds", "rds.amazonaws.com", List.of("CreateDBInstance", "Restore*")),
                new Trigger.ConfigRule("rds-instance-public-access-check", "AWS::RDS::DBInstance"),
                new Trigger.ConfigItem("AWS::S3::Bucket"),
                new Trigger.GuardDutyType(List.of("CredentialAccess:RDS/")),
                new Trigger.SecurityHubControl("RDS.2"),
                new Trigger.ExternalAccess("AWS::S3::Bucket"),
                new Trigger.HealthNotice(List.of("AWS_RISK_CREDENTIALS_EXPOSED")),
                new Trigger.ServiceEvent("organizations", List.of("CreateAccountResult")),
                new Trigger.RootActivity());
    }

    @Test
    void every_kind_is_here() {
        assertThat(oneOfEachKind().stream().<Object>map(Object::getClass))
                .containsExactlyInAnyOrder((Object[]) Trigger.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void a_pattern_asks_for_its_own_source_and_kind_and_for_more(Trigger trigger) throws JsonProcessingException {
        JsonNode pattern = Json.read(trigger.pattern());

        if (!(trigger instanceof Trigger.RootActivity)) { // root calls every service
            assertThat(pattern.path("source")).containsExactly(Json.text(trigger.source()));
        }
        assertThat(pattern.path("detail-type")).isNotEmpty();
        assertThat(pattern.path("detail")).isNotEmpty();
        assertThat(trigger.describe()).isNotBlank();
    }

    @Test
    void a_trailing_star_becomes_a_prefix_and_failed_calls_stay_away() throws JsonProcessingException {
        JsonNode detail = Json.read(oneOfEachKind().getFirst().pattern()).path("detail");

        assertThat(detail).isEqualTo(Json.read("""
                {"eventSource":["rds.amazonaws.com"],
                 "eventName":["CreateDBInstance",{"prefix":"Restore"}],
                 "errorCode":[{"exists":false}]}"""));
    }
}
