package dev.parapet.remediations.tls_s3_bucket;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves a bucket from one policy to another; absent is none. Its undo puts the text before back, to the letter. */
record SetBucketPolicy(String bucket, String owner, Optional<String> before, Optional<String> after) implements Action {
    /** Clients use TLS unless they were told not to. */
    static final Effect PUT = new Effect("s3:PutBucketPolicy", Risk.SAFE, Undo.EXACT);

    /** Only ever an undo: the bucket had no policy. */
    static final Effect DELETE = new Effect("s3:DeleteBucketPolicy", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after.isPresent() ? PUT : DELETE;
    }

    @Override
    public String describe() {
        return "S3 bucket %s: policy %s -> %s".formatted(bucket, text(before), text(after));
    }

    private static String text(Optional<String> policy) {
        return policy.map(ResourcePolicy::of)
                .map(document -> document.statements().size())
                .map(size -> size == 1 ? "of 1 statement" : "of %d statements".formatted(size))
                .orElse("none");
    }

    @Override
    public void apply(Aws aws) {
        S3Client s3 = aws.client(S3Client::builder);
        after.ifPresentOrElse(
                policy -> s3.putBucketPolicy(request ->
                        request.bucket(bucket).expectedBucketOwner(owner).policy(policy)),
                () -> s3.deleteBucketPolicy(request -> request.bucket(bucket).expectedBucketOwner(owner)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetBucketPolicy(bucket, owner, after, before));
    }
}
