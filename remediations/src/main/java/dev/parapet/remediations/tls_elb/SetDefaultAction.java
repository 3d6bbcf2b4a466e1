package dev.parapet.remediations.tls_elb;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Replaces what one listener does by default; its undo is the same replacement backwards. */
record SetDefaultAction(String listener, int port, DefaultAction before, DefaultAction after) implements Action {
    /** A client that posts in clear and does not follow a 301, or follows it with a GET, is interrupted. */
    static final Effect EFFECT = new Effect("elasticloadbalancing:ModifyListener", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "load balancer %s, HTTP listener on port %d: %s -> %s"
                .formatted(listener.split("/", -1)[2], port, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(ElasticLoadBalancingV2Client::builder)
                .modifyListener(request -> request.listenerArn(listener).defaultActions(after.action()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetDefaultAction(listener, port, after, before));
    }
}
