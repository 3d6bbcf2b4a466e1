package dev.parapet.remediations.tamper_cloudtrail;

import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * What the decision needs of a trail.
 *
 * @param bucket where it delivers
 * @param everyRegion whether it records all regions, not its own only
 * @param globalServices whether it records IAM, STS and CloudFront
 * @param validated whether digests prove that no delivered file was changed
 */
public record Trail(
        String name,
        String bucket,
        boolean logging,
        boolean everyRegion,
        boolean globalServices,
        boolean validated,
        Selectors selectors) {

    static Trail of(software.amazon.awssdk.services.cloudtrail.model.Trail trail, CloudTrailClient cloudTrail) {
        String arn = trail.trailARN();
        return new Trail(
                trail.name(),
                trail.s3BucketName(),
                Boolean.TRUE.equals(
                        cloudTrail.getTrailStatus(request -> request.name(arn)).isLogging()),
                Boolean.TRUE.equals(trail.isMultiRegionTrail()),
                Boolean.TRUE.equals(trail.includeGlobalServiceEvents()),
                Boolean.TRUE.equals(trail.logFileValidationEnabled()),
                Selectors.of(cloudTrail.getEventSelectors(request -> request.trailName(arn))));
    }
}
