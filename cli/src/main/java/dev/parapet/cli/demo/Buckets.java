package dev.parapet.cli.demo;

import static dev.parapet.cli.demo.Company.EUROPE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.cli.demo.Stage.Place;
import dev.parapet.core.Json;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Buckets under SSE-S3, and one under something stronger than KMS that a rule complains about. */
final class Buckets {
    /** The bucket whose first write is refused. */
    static final String UNLUCKY = "acme-data-lake";

    private static final String TYPE = "AWS::S3::Bucket";

    private Buckets() {}

    static void plant(Stage stage) {
        Place web = stage.in("prod-web", EUROPE);
        plain(web, "acme-web-uploads");
        web.tell(web.saw().call("s3", "CreateBucket", named("acme-web-uploads")));
        Place anna = stage.in("dev-anna", EUROPE);
        plain(anna, "acme-anna-notebooks");
        anna.tell(anna.saw()
                .configRule("s3-default-encryption-kms-conformance-pack-9ab31c", TYPE, "acme-anna-notebooks"));
        Place data = stage.in("prod-data", EUROPE);
        plain(data, UNLUCKY);
        data.tell(data.saw().call("s3", "DeleteBucketEncryption", named(UNLUCKY)), "its first write will be refused");
        bucket(data, "acme-ledger");
        data.client(S3Client::builder)
                .putBucketEncryption(request -> request.bucket("acme-ledger")
                        .serverSideEncryptionConfiguration(configuration -> configuration.rules(dualLayer())));
        data.healthy("bucket acme-ledger", () -> encryption(data, "acme-ledger"));
        data.tell(data.saw().configRule("s3-bucket-server-side-encryption-enabled", TYPE, "acme-ledger"));
    }

    private static void plain(Place place, String name) {
        bucket(place, name);
        place.fault();
    }

    private static String encryption(Place place, String bucket) {
        return place.client(S3Client::builder)
                .getBucketEncryption(request -> request.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .toString();
    }

    private static ObjectNode named(String bucket) {
        return Json.object().put("bucketName", bucket);
    }

    private static ServerSideEncryptionRule dualLayer() {
        return ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        standard -> standard.sseAlgorithm(ServerSideEncryption.AWS_KMS_DSSE))
                .build();
    }

    private static void bucket(Place place, String name) {
        place.client(S3Client::builder)
                .createBucket(request -> request.bucket(name)
                        .createBucketConfiguration(
                                configuration -> configuration.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
    }
}
