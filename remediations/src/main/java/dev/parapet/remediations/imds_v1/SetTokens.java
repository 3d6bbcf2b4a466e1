package dev.parapet.remediations.imds_v1;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Moves an instance's demand for session tokens; its undo is the same move backwards. Nothing else is sent: for hop limit,
 * endpoint, IPv6 and tags, "if this parameter is not specified, the existing state is maintained" (EC2 API reference).
 */
record SetTokens(String instance, String before, String after) implements Action {
    /** No restart, and every SDK since 2020 brings a token; what does not is what the guardrail is about. */
    static final Effect EFFECT = new Effect("ec2:ModifyInstanceMetadataOptions", Risk.SAFE, Undo.EXACT);

    static SetTokens require(String instance) {
        return new SetTokens(instance, Instance.OPTIONAL, Instance.REQUIRED);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EC2 instance %s: metadata session token %s -> %s".formatted(instance, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder)
                .modifyInstanceMetadataOptions(
                        request -> request.instanceId(instance).httpTokens(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetTokens(instance, after, before));
    }
}
