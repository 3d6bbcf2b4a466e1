package dev.parapet.cli;

import dev.parapet.remediations.LiveOrganization;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where something lies in S3.
 *
 * @param prefix what the keys begin with; empty for the whole bucket
 */
record BucketPlace(String bucket, String prefix) {
    /** Reads {@code s3://bucket/prefix}. */
    static BucketPlace parse(String place) {
        String[] parts = place.substring("s3://".length()).split("/", 2);
        if (parts[0].isEmpty()) {
            throw new EnvironmentMissing("%s names no bucket: s3://bucket/prefix".formatted(Safe.text(place)));
        }
        return new BucketPlace(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** The client of the account the user stands in. */
    S3Client client() {
        return new LiveOrganization(Cloud.connection(System.getenv()), Map.of())
                .home()
                .client(S3Client::builder);
    }
}
