package dev.parapet.remediations.enc_ebs_default;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Turns encryption by default on for one region; its undo turns it off. */
record EnableDefault(String region) implements Action {
    /** Concerns volumes to come only; what exists stays as it is. */
    static final Effect EFFECT = new Effect("ec2:EnableEbsEncryptionByDefault", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS in %s: encryption by default off -> on".formatted(region);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder).enableEbsEncryptionByDefault(request -> {});
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DisableDefault(region));
    }
}
