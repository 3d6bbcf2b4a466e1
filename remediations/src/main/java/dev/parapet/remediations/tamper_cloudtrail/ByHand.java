package dev.parapet.remediations.tamper_cloudtrail;

import dev.parapet.core.ResourceId;
import java.util.List;

/** What a person does where Parapet cannot. */
final class ByHand {
    private ByHand() {}

    static List<String> recreate(ResourceId account, String trail) {
        return List.of(
                "find out how it was made: aws cloudtrail lookup-events --region %s --lookup-attributes AttributeKey=ResourceName,AttributeValue=%s"
                        .formatted(account.region(), trail),
                "aws cloudtrail create-trail --region %s --name %s --s3-bucket-name BUCKET --is-multi-region-trail --include-global-service-events --enable-log-file-validation, with the bucket it had"
                        .formatted(account.region(), trail),
                start(account, trail),
                "look into who deleted it; what happened meanwhile is in the event history: aws cloudtrail lookup-events --region %s"
                        .formatted(account.region()));
    }

    static List<String> restore(ResourceId account, Trail trail) {
        return List.of(
                "aws cloudtrail update-trail --region %s --name %s --is-multi-region-trail --include-global-service-events --enable-log-file-validation"
                        .formatted(account.region(), trail.name()),
                "if bucket %s is not yours, add --s3-bucket-name with the one it had".formatted(trail.bucket()));
    }

    static List<String> widen(ResourceId account, Trail trail) {
        return List.of(
                "aws cloudtrail get-event-selectors --region %s --trail-name %s"
                        .formatted(account.region(), trail.name()),
                "aws cloudtrail put-event-selectors --region %s --trail-name %s, with one of its five selectors less, and ReadWriteType=All,IncludeManagementEvents=true in another"
                        .formatted(account.region(), trail.name()));
    }

    private static String start(ResourceId account, String trail) {
        return "aws cloudtrail start-logging --region %s --name %s".formatted(account.region(), trail);
    }
}
