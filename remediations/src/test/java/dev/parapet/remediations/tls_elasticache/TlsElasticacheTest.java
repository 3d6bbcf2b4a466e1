package dev.parapet.remediations.tls_elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Target;
import dev.parapet.remediations.shared.ReplicationGroups;
import dev.parapet.remediations.tls_elasticache.Group.Tls;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsElasticacheTest {
    private static final ResourceId SESSIONS =
            new ResourceId("aws", "111122223333", "eu-west-1", ReplicationGroups.TYPE, "sessions");

    private final Guardrail<Group> offering = new TlsElasticache();
    private final Guardrail<Group> requiring = offering.with(Map.of("require", BooleanNode.TRUE));

    private static Decision decide(Guardrail<Group> guardrail, Tls tls) {
        return guardrail.decide(Target.of(SESSIONS), group(tls, "redis", "7.1.0"));
    }

    private static Group group(Tls tls, String engine, String version) {
        return new Group("sessions", "available", tls, engine, Optional.of(version), Optional.empty());
    }

    @Test
    void plaintext_is_closed_only_where_an_organization_says_that_all_clients_speak_tls() {
        assertThat(decide(offering, Tls.PREFERRED)).isInstanceOf(Compliant.class);

        Plan plan = decide(requiring, Tls.PREFERRED).intended().orElseThrow();
        assertThat(plan.actions()).containsExactly(new SetTls("sessions", Tls.PREFERRED, Tls.REQUIRED));
        assertThat(plan.risk()).isEqualTo(Risk.DISRUPTIVE);
    }

    @Test
    void even_then_tls_is_offered_first() {
        Plan plan = decide(requiring, Tls.OFF).intended().orElseThrow();

        assertThat(plan.actions()).containsExactly(new SetTls("sessions", Tls.OFF, Tls.PREFERRED));
        assertThat(plan.risk()).isEqualTo(Risk.SAFE);
    }

    @ParameterizedTest
    @CsvSource({
        "redis, 7.0.4, true",
        "redis, 10.1.0, true",
        "redis, 6.2.6, false",
        "redis, 3.2.10, false",
        "redis, next, false",
        "valkey, 7.2.6, true",
        "valkey, 8.0.1, true"
    })
    void tls_is_turned_on_in_place_since_redis_7(String engine, String version, boolean inPlace) {
        assertThat(group(Tls.OFF, engine, version).takesTls()).isEqualTo(inPlace);
    }

    @Test
    void it_takes_a_boolean_and_nothing_else() {
        assertThatThrownBy(() -> offering.with(Map.of("require", Json.text("yes"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("require takes true or false");
        assertThatThrownBy(() -> offering.with(Map.of("required", BooleanNode.TRUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tls-elasticache takes only require");
    }
}
