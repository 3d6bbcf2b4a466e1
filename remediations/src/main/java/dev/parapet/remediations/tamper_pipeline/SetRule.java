package dev.parapet.remediations.tamper_pipeline;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Enables a rule; its undo disables it. */
record SetRule(String rule, Optional<String> bus, boolean before, boolean after) implements Action {
    static final Effect ENABLE = new Effect("events:EnableRule", Risk.SAFE, Undo.EXACT);
    static final Effect DISABLE = new Effect("events:DisableRule", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after ? ENABLE : DISABLE;
    }

    @Override
    public String describe() {
        return "EventBridge rule %s: %s -> %s".formatted(rule, word(before), word(after));
    }

    private static String word(boolean enabled) {
        return enabled ? "enabled" : "disabled";
    }

    @Override
    public void apply(Aws aws) {
        EventBridgeClient events = aws.client(EventBridgeClient::builder);
        if (after) {
            events.enableRule(request -> request.name(rule).eventBusName(bus.orElse(null)));
        } else {
            events.disableRule(request -> request.name(rule).eventBusName(bus.orElse(null)));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetRule(rule, bus, after, before));
    }
}
