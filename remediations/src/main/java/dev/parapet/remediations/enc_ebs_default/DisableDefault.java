package dev.parapet.remediations.enc_ebs_default;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Turns encryption by default off for one region: the way back of {@link EnableDefault}. */
record DisableDefault(String region) implements Action {
    /** Volumes that were created encrypted meanwhile stay encrypted. */
    static final Effect EFFECT = new Effect("ec2:DisableEbsEncryptionByDefault", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS in %s: encryption by default on -> off".formatted(region);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder).disableEbsEncryptionByDefault(request -> {});
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new EnableDefault(region));
    }
}
