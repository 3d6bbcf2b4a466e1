package dev.parapet.remediations.tamper_cloudtrail;

import dev.parapet.core.Aws;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * What the decision needs of an account's trails in one region.
 *
 * @param own those of the account that are at home in the region
 * @param shadows how many others record here, too: the organization's, and those of other regions
 */
public record Trails(List<Trail> own, int shadows) {
    public Trails {
        own = List.copyOf(own);
    }

    /** A trail is changed at home only, and an organization's only by its management account. */
    static Trails at(ResourceId account, Aws aws) {
        CloudTrailClient cloudTrail = aws.client(CloudTrailClient::builder);
        var all = cloudTrail
                .describeTrails(request -> request.includeShadowTrails(true))
                .trailList();
        List<Trail> own = all.stream()
                .filter(trail -> trail.homeRegion().equals(account.region()))
                .filter(trail -> trail.trailARN().contains(":%s:trail/".formatted(account.account())))
                .map(trail -> Trail.of(trail, cloudTrail))
                .toList();
        return new Trails(own, all.size() - own.size());
    }

    Optional<Trail> named(String name) {
        return own.stream().filter(trail -> trail.name().equals(name)).findFirst();
    }

    /** Whether somebody records the management calls of this region: a shadow is judged where it is at home. */
    boolean covered() {
        return shadows > 0 || own.stream().anyMatch(trail -> trail.selectors().all());
    }
}
