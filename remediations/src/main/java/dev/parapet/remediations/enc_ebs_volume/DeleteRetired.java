package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Deletes the unencrypted volume at last, long after another took its place. */
record DeleteRetired(String volume, String heir) implements Action {
    static final Effect EFFECT = new Effect("ec2:DeleteVolume", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS volume %s: retired, unencrypted -> deleted; the data is on %s".formatted(volume, heir);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder).deleteVolume(request -> request.volumeId(volume));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
