package dev.parapet.organization;

import dev.parapet.core.Json;
import dev.parapet.policies.OrganizationSettings;
import java.util.List;

/** How the organization is to be. */
public record Wish(OrganizationSettings settings, List<Placed> policies) {
    public Wish {
        policies = List.copyOf(policies);
    }

    /** A name for exactly this wish: what was done for another one is not done for this. */
    public String hash() {
        return Json.sha256(this);
    }
}
