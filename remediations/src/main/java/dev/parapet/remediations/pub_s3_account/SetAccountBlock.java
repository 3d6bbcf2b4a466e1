package dev.parapet.remediations.pub_s3_account;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.PublicAccessBlock;
import java.util.Optional;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

/** Moves an account's public access block; its undo is the same move backwards, to none if there was none. */
record SetAccountBlock(String account, Optional<PublicAccessBlock> before, Optional<PublicAccessBlock> after)
        implements Action {
    /** It overrides every bucket at once, and nothing tells which of them are public on purpose: a person is asked. */
    static final Effect EFFECT = new Effect("s3:PutAccountPublicAccessBlock", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "account %s: S3 public access block %s -> %s"
                .formatted(account, PublicAccessBlock.text(before), PublicAccessBlock.text(after));
    }

    @Override
    public void apply(Aws aws) {
        S3ControlClient control = aws.client(S3ControlClient::builder);
        after.ifPresentOrElse(
                block -> control.putPublicAccessBlock(
                        request -> request.accountId(account).publicAccessBlockConfiguration(configuration(block))),
                () -> control.deletePublicAccessBlock(request -> request.accountId(account)));
    }

    private static PublicAccessBlockConfiguration configuration(PublicAccessBlock block) {
        return PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(block.blockAcls())
                .ignorePublicAcls(block.ignoreAcls())
                .blockPublicPolicy(block.blockPolicy())
                .restrictPublicBuckets(block.restrictBuckets())
                .build();
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetAccountBlock(account, after, before));
    }
}
