package dev.parapet.scp;

/**
 * One policy as AWS Organizations keeps it.
 *
 * @param name unique among the policies of its kind in an organization
 * @param description what people read in the console, at most 512 characters
 * @param content the JSON, minified: Organizations counts every character that the API is given
 */
public record OrganizationPolicy(String name, PolicyType type, String description, String content) {}
