package dev.parapet.remediations.tamper_guardduty;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** Turns a detector on; its undo suspends it. */
record SetDetector(String detector, boolean before, boolean after) implements Action {
    /** A suspended detector keeps its settings, features and findings, so nothing else has to be sent. */
    static final Effect EFFECT = new Effect("guardduty:UpdateDetector", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "GuardDuty detector %s: %s -> %s".formatted(detector, word(before), word(after));
    }

    private static String word(boolean enabled) {
        return enabled ? "watching" : "suspended";
    }

    @Override
    public void apply(Aws aws) {
        aws.client(GuardDutyClient::builder)
                .updateDetector(request -> request.detectorId(detector).enable(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetDetector(detector, after, before));
    }
}
