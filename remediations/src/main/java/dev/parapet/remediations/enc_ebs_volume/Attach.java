package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Attaches a volume, or the encrypted one that was made for it, to a device; its undo detaches it.
 *
 * @param encrypted whether the encrypted one is meant, which has no id yet when the plan is made
 */
record Attach(String volume, boolean encrypted, Swap.Place place) implements Action {
    static final Effect EFFECT = new Effect("ec2:AttachVolume", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "%s: unattached -> %s".formatted(Side.name(volume, encrypted), place);
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        String id = Side.id(ec2, volume, encrypted);
        ec2.attachVolume(
                request -> request.volumeId(id).instanceId(place.instance()).device(place.device()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new Detach(volume, encrypted, place));
    }
}
