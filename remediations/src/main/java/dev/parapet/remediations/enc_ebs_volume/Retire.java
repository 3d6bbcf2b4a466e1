package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Puts the encrypted volume in charge, by a tag on the one it replaces. */
record Retire(String volume) implements Action {
    /** From here on the workload writes to the encrypted volume; going back would lose what it writes. */
    static final Effect EFFECT = new Effect("ec2:CreateTags", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS volume %s: the one with the data -> kept as the way back, while the encrypted one is in charge"
                .formatted(volume);
    }

    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        String heir = Traces.madeReplacement(ec2, volume);
        ec2.createTags(request -> request.resources(volume).tags(Traces.tag(Traces.HEIR, heir)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
