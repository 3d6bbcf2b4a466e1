package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Finding;
import dev.parapet.core.Place;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 buckets: how findings name them, how they are listed, and how S3 says that they lack something. */
public final class Buckets {
    /** The type of a bucket. */
    public static final String TYPE = "AWS::S3::Bucket";

    private Buckets() {}

    /** The buckets that a finding names; an API call names one, and only a name that S3 would take is believed. */
    public static List<Target> namedBy(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.request().path("bucketName").asText(""))
                        .filter(name -> name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"))
                        .map(name -> Target.of(call.origin().resource(TYPE, name)))
                        .toList()
                : finding.named(TYPE);
    }

    /** A bucket lives in one region, and the list of all buckets can be asked for those of one. */
    public static Stream<ResourceId> in(Place place, Aws aws) {
        return aws
                .client(S3Client::builder)
                .listBucketsPaginator(
                        request -> request.bucketRegion(place.region()).maxBuckets(1000))
                .buckets()
                .stream()
                .filter(bucket -> place.region().equals(bucket.bucketRegion()))
                .map(bucket -> place.resource(TYPE, bucket.name()));
    }

    /** What reads of a bucket show; empty when the bucket is gone. */
    public static <S> Optional<S> look(Supplier<S> reads) {
        return unless("NoSuchBucket", reads);
    }

    /** One part of a bucket's configuration; empty when S3 answers that the bucket has none, in the error code given. */
    public static <T> Optional<T> unless(String missing, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (S3Exception refusal) {
            if (refusal.awsErrorDetails() != null
                    && missing.equals(refusal.awsErrorDetails().errorCode())) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Whether the bucket is set up to serve a website, which is public on purpose and speaks plain HTTP. */
    public static boolean servesWebsite(ResourceId bucket, Aws aws) {
        return unless(
                        "NoSuchWebsiteConfiguration",
                        () -> aws.client(S3Client::builder)
                                .getBucketWebsite(
                                        request -> request.bucket(bucket.id()).expectedBucketOwner(bucket.account())))
                .isPresent();
    }
}
