package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;

/**
 * Moves whether EC2 deletes what is on a device together with the instance. Attaching sets it to false: the flag is taken off
 * the old volume before it goes and given to the new one after it came, so that the way back restores it, too.
 */
record SetDeletion(Swap.Place place, boolean before, boolean after) implements Action {
    static final Effect EFFECT = new Effect("ec2:ModifyInstanceAttribute", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "%s: deleted with the instance %s -> %s".formatted(place, before, after);
    }

    @Override
    public void apply(Aws aws) {
        InstanceBlockDeviceMappingSpecification mapping = InstanceBlockDeviceMappingSpecification.builder()
                .deviceName(place.device())
                .ebs(disk -> disk.deleteOnTermination(after))
                .build();
        aws.client(Ec2Client::builder)
                .modifyInstanceAttribute(
                        request -> request.instanceId(place.instance()).blockDeviceMappings(mapping));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetDeletion(place, after, before));
    }
}
