package dev.parapet.remediations.tamper_securityhub;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** Turns Security Hub on in one account and region; its undo turns it off. */
record SetHub(String account, String region, boolean before, boolean after) implements Action {
    static final Effect ENABLE = new Effect("securityhub:EnableSecurityHub", Risk.SAFE, Undo.EXACT);

    /** Off was the state before, so nothing that was there before is lost by it. */
    static final Effect DISABLE = new Effect("securityhub:DisableSecurityHub", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after ? ENABLE : DISABLE;
    }

    @Override
    public String describe() {
        return "Security Hub of %s in %s: %s -> %s".formatted(account, region, word(before), word(after));
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }

    /** The standards that were on before are gone with the hub; the default ones are better than none. */
    @Override
    public void apply(Aws aws) {
        SecurityHubClient hub = aws.client(SecurityHubClient::builder);
        if (after) {
            hub.enableSecurityHub(request -> request.enableDefaultStandards(true));
        } else {
            hub.disableSecurityHub(request -> {});
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetHub(account, region, after, before));
    }
}
