package dev.parapet.remediations.tamper_config;

import dev.parapet.core.ResourceId;
import java.util.List;

/** What a person does where Parapet cannot: nobody can read back where a deleted channel delivered. */
final class ByHand {
    private ByHand() {}

    static List<String> recorder(ResourceId account) {
        return List.of(
                record(account, "default"),
                deliver(account),
                start(account, "default"),
                "where this region is not in use, close it or exempt it");
    }

    static List<String> channel(ResourceId account, String recorder) {
        return List.of(deliver(account), start(account, recorder));
    }

    static List<String> everything(ResourceId account, String recorder) {
        return List.of(
                "see what it records: aws configservice describe-configuration-recorders --region %s"
                        .formatted(account.region()),
                "unless that is meant: " + record(account, recorder));
    }

    private static String record(ResourceId account, String recorder) {
        return "aws configservice put-configuration-recorder --region %s --configuration-recorder name=%s,roleARN=arn:%s:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig --recording-group allSupported=true"
                .formatted(account.region(), recorder, account.partition(), account.account());
    }

    private static String deliver(ResourceId account) {
        return "aws configservice put-delivery-channel --region %s --delivery-channel name=default,s3BucketName=BUCKET, with the bucket that another region shows: aws configservice describe-delivery-channels"
                .formatted(account.region());
    }

    private static String start(ResourceId account, String recorder) {
        return "aws configservice start-configuration-recorder --region %s --configuration-recorder-name %s"
                .formatted(account.region(), recorder);
    }
}
