package dev.parapet.audit.aws;

import dev.parapet.audit.reconcile.CloudTrailUnreadable;
import dev.parapet.audit.reconcile.Delivery;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket that CloudTrail delivers to.
 *
 * @param prefix what the keys begin with: {@code AWSLogs/o-…/} for an organization's trail, with a day behind it for less
 */
public record S3Delivery(S3Client s3, String bucket, String prefix) implements Delivery {
    @Override
    public void each(OnFile use) {
        try {
            s3.listObjectsV2Paginator(to -> to.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .filter(Delivery::isLog)
                    .forEach(key -> hand(key, use));
        } catch (SdkException e) {
            throw new CloudTrailUnreadable("s3://%s/%s".formatted(bucket, prefix), AwsFailure.what(e), e);
        }
    }

    private void hand(String key, OnFile use) {
        String name = "s3://%s/%s".formatted(bucket, key);
        try (InputStream in = s3.getObject(to -> to.bucket(bucket).key(key))) {
            use.file(name, in);
        } catch (IOException e) {
            throw new CloudTrailUnreadable(name, e);
        }
    }
}
