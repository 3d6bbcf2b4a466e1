package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Makes one of the two snapshots of a swap; its undo deletes it. */
record MakeSnapshot(String volume, Interim.Turn turn) implements Action {
    static final Effect EFFECT = new Effect("ec2:CreateSnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS volume %s: no %s snapshot -> one, unencrypted, until the swap is cleaned up"
                .formatted(volume, turn.word());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder)
                .createSnapshot(request -> request.volumeId(volume)
                        .description("Parapet: to encrypt %s, %s".formatted(volume, turn.word()))
                        .tagSpecifications(Traces.tags(
                                ResourceType.SNAPSHOT,
                                List.of(Traces.tag(Traces.OF, volume), Traces.tag(Traces.TURN, turn.word())))));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropSnapshot(volume, turn));
    }
}
