package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Detaches a volume, or the encrypted one that was made for it, from a stopped instance; its undo attaches it. */
record Detach(String volume, boolean encrypted, Swap.Place place) implements Action {
    static final Effect EFFECT = new Effect("ec2:DetachVolume", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "%s: %s -> unattached".formatted(Side.name(volume, encrypted), place);
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        String id = Side.id(ec2, volume, encrypted);
        if (!stopped(ec2)) {
            throw SdkClientException.create(
                    "%s is not stopped any more, and keeps its disk".formatted(place.instance()));
        }
        ec2.detachVolume(
                request -> request.volumeId(id).instanceId(place.instance()).device(place.device()));
    }

    /** EC2 itself would take a data disk from under a running system; somebody may have started it since the look. */
    private boolean stopped(Ec2Client ec2) {
        return ec2.describeInstances(request -> request.instanceIds(place.instance())).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .allMatch(instance -> instance.state().name() == InstanceStateName.STOPPED);
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new Attach(volume, encrypted, place));
    }
}
