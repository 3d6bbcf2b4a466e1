package dev.parapet.cli;

import dev.parapet.audit.reconcile.Delivery;
import dev.parapet.scp.impact.TrailLogs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Log files in the bucket that CloudTrail delivers to; each is fetched when it is read. */
record TrailBucket(S3Client s3, BucketPlace place) implements TrailLogs {
    @Override
    public Iterator<Log> logs() {
        try {
            return s3.listObjectsV2Paginator(to -> to.bucket(place.bucket()).prefix(place.prefix())).contents().stream()
                    .map(S3Object::key)
                    .filter(Delivery::isLog)
                    .<Log>map(InBucket::new)
                    .toList()
                    .iterator();
        } catch (SdkException e) {
            throw new EnvironmentMissing(unreadable(place.prefix(), e));
        }
    }

    private String unreadable(String key, SdkException e) {
        return "s3://%s/%s cannot be read: %s".formatted(place.bucket(), key, e.getMessage());
    }

    private final class InBucket implements Log {
        private final String key;

        InBucket(String key) {
            this.key = key;
        }

        @Override
        public String name() {
            return "s3://%s/%s".formatted(place.bucket(), key);
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return s3.getObject(to -> to.bucket(place.bucket()).key(key));
            } catch (SdkException e) {
                throw new IOException(unreadable(key, e), e);
            }
        }
    }
}
