package dev.parapet.remediations.pub_secret;

import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.Optional;

/**
 * What the decision needs of a secret.
 *
 * @param policy its resource policy as it was put; absent where it has none
 * @param replicaOf the primary's region, for one that is replicated; asked, as the next, only where the policy is open
 * @param managedBy what made it and will make it so again
 */
public record Secret(String arn, Optional<String> policy, Optional<String> replicaOf, Optional<String> managedBy) {
    ResourcePolicy document() {
        return policy.map(ResourcePolicy::of).orElse(ResourcePolicy.EMPTY);
    }
}
