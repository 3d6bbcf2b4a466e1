package dev.parapet.remediations.enc_cloudtrail;

import dev.parapet.core.ResourceId;
import dev.parapet.remediations.shared.KmsKey;
import java.util.Optional;

/**
 * What the decision needs of a trail.
 *
 * @param arn names the account that owns it; members of an organization see its trails, too
 * @param home the region where it was made and can be changed; the others show its shadow
 * @param key the key of its log files; absent where they have none
 * @param offered the key to set, if it exists there; asked only where the trail can be changed and lacks one
 */
public record Trail(String name, String arn, String home, Optional<String> key, Optional<KmsKey> offered) {
    static Trail of(software.amazon.awssdk.services.cloudtrail.model.Trail trail) {
        return new Trail(
                trail.name(),
                trail.trailARN(),
                trail.homeRegion(),
                Optional.ofNullable(trail.kmsKeyId()).filter(key -> !key.isEmpty()),
                Optional.empty());
    }

    boolean lacksKey() {
        return key.isEmpty();
    }

    String account() {
        return arn.split(":", -1)[4];
    }

    boolean livesIn(ResourceId id) {
        return account().equals(id.account()) && home.equals(id.region());
    }

    Trail given(Optional<KmsKey> found) {
        return new Trail(name, arn, home, key, found);
    }

    /** What a person calls where the trail lives. */
    String update(String kmsKey) {
        return "with credentials of account %s: aws cloudtrail update-trail --region %s --name %s --kms-key-id %s"
                .formatted(account(), home, name, kmsKey);
    }
}
