package dev.parapet.remediations.tls_elb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.remediations.tls_elb.DefaultAction.Weighted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsElbTest {
    private static final Origin ORIGIN = new Origin(
            "e-1", "aws.elasticloadbalancing", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);
    private static final String ELB = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";
    private static final ResourceId SHOP = ORIGIN.resource(
            "AWS::ElasticLoadBalancingV2::LoadBalancer", ELB + "loadbalancer/app/shop/50dc6c495c0c9188");

    private final TlsElb guardrail = new TlsElb();

    private static Finding.ApiActivity call(String name, JsonNode request) {
        return new Finding.ApiActivity(
                ORIGIN,
                "elasticloadbalancing.amazonaws.com",
                name,
                Optional.empty(),
                Optional.empty(),
                request,
                Json.object());
    }

    @Test
    void a_listener_leads_to_its_load_balancer() {
        ObjectNode request =
                Json.object().put("listenerArn", ELB + "listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2");

        assertThat(guardrail.targets(call("ModifyListener", request))).containsExactly(Target.of(SHOP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                ELB + "loadbalancer/net/shop/50dc6c495c0c9188",
                ELB + "loadbalancer/app/sh*p/50dc6c495c0c9188",
                "arn:aws:elasticloadbalancing:eu-west-1:444455556666:loadbalancer/app/shop/50dc6c495c0c9188"
            })
    void what_is_no_application_load_balancer_of_that_account_names_none(String arn) {
        assertThat(guardrail.targets(call("CreateListener", Json.object().put("loadBalancerArn", arn))))
                .isEmpty();
    }

    @Test
    void a_finding_on_a_network_load_balancer_names_none() {
        ResourceId network = ORIGIN.resource(SHOP.type(), ELB + "loadbalancer/net/shop/50dc6c495c0c9188");

        assertThat(guardrail.targets(new Finding.SecurityHub(ORIGIN, "ELB.1", List.of(network, SHOP))))
                .containsExactly(Target.of(SHOP));
    }

    @ParameterizedTest
    @CsvSource({
        "ModifyListener, redirect, HTTPS, true",
        "ModifyListener, redirect, HTTP, false",
        "ModifyListener, forward, HTTPS, false",
        "CreateListener, redirect, HTTPS, false"
    })
    void only_a_redirect_to_https_goes_in_the_repair_direction(
            String name, String type, String protocol, boolean repairs) {
        ObjectNode action = Json.object().put("type", type);
        action.set("redirectConfig", Json.object().put("protocol", protocol));
        ObjectNode request = Json.object();
        request.set("defaultActions", Json.arrayOf(List.of(action)));

        assertThat(guardrail.repairs(call(name, request))).isEqualTo(repairs);
    }

    @Test
    void weights_and_stickiness_go_to_elb_and_come_back() {
        DefaultAction forward = new DefaultAction(
                List.of(new Weighted(ELB + "targetgroup/a/1", 90), new Weighted(ELB + "targetgroup/b/2", 10)),
                Optional.of(3600),
                Optional.empty());

        assertThat(DefaultAction.of(forward.action())).isEqualTo(forward);
    }
}
