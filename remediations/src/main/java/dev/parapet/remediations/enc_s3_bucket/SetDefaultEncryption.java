package dev.parapet.remediations.enc_s3_bucket;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves a bucket's default encryption; its undo is the same move backwards. */
record SetDefaultEncryption(String bucket, String owner, Encryption before, Encryption after) implements Action {
    /** IAM's name for PutBucketEncryption and for DeleteBucketEncryption alike. */
    static final Effect EFFECT = new Effect("s3:PutEncryptionConfiguration", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "S3 bucket %s: default encryption %s -> %s".formatted(bucket, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(S3Client::builder)
                .putBucketEncryption(request -> request.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .serverSideEncryptionConfiguration(configuration -> configuration.rules(after.rule())));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetDefaultEncryption(bucket, owner, after, before));
    }
}
