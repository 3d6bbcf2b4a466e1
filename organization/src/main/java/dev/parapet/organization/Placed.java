package dev.parapet.organization;

import dev.parapet.scp.OrganizationPolicy;

/**
 * A policy, and where it belongs once it holds everywhere.
 *
 * @param target the path of a unit, the number of an account, or empty for the root
 */
public record Placed(OrganizationPolicy policy, String target) {}
