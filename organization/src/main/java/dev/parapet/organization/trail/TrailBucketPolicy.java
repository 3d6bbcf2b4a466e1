package dev.parapet.organization.trail;

import dev.parapet.organization.Site;
import dev.parapet.policies.OrganizationSettings.TrailWish;

/** What CloudTrail has to be allowed, for one trail only: without its ARN any trail of anybody could write here. */
final class TrailBucketPolicy {
    private TrailBucketPolicy() {}

    static String of(Site site, TrailWish trail) {
        String bucket = "arn:%s:s3:::%s".formatted(site.estate().partition(), trail.bucket());
        String arn = OrganizationTrail.arn(site);
        return """
                {"Version":"2012-10-17","Statement":[\
                {"Sid":"TrailLooks","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},\
                "Action":"s3:GetBucketAcl","Resource":"%1$s","Condition":{"StringEquals":{"aws:SourceArn":"%2$s"}}},\
                {"Sid":"TrailWrites","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},\
                "Action":"s3:PutObject","Resource":["%1$s/AWSLogs/%3$s/*","%1$s/AWSLogs/%4$s/*"],\
                "Condition":{"StringEquals":{"aws:SourceArn":"%2$s","s3:x-amz-acl":"bucket-owner-full-control"}}},\
                {"Sid":"OnlyEncrypted","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["%1$s","%1$s/*"],\
                "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".formatted(
                        bucket, arn, site.estate().management(), site.estate().id());
    }
}
