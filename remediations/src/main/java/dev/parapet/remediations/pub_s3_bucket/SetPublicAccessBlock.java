package dev.parapet.remediations.pub_s3_bucket;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.PublicAccessBlock;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** Moves a bucket's public access block; its undo is the same move backwards, to none if there was none. */
record SetPublicAccessBlock(
        String bucket, String owner, Optional<PublicAccessBlock> before, Optional<PublicAccessBlock> after)
        implements Action {
    /** IAM's name for putting the block and for deleting it alike. */
    static final Effect EFFECT = new Effect("s3:PutBucketPublicAccessBlock", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "S3 bucket %s: public access block %s -> %s"
                .formatted(bucket, PublicAccessBlock.text(before), PublicAccessBlock.text(after));
    }

    @Override
    public void apply(Aws aws) {
        S3Client s3 = aws.client(S3Client::builder);
        after.ifPresentOrElse(
                block -> s3.putPublicAccessBlock(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .publicAccessBlockConfiguration(configuration(block))),
                () -> s3.deletePublicAccessBlock(
                        request -> request.bucket(bucket).expectedBucketOwner(owner)));
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
        return Optional.of(new SetPublicAccessBlock(bucket, owner, after, before));
    }
}
