package dev.parapet.core;

import java.util.List;

/**
 * The requirements of one framework that a guardrail supports evidence for.
 *
 * @param framework for example {@code cis-5.0}, {@code nist-800-53-r5}
 * @param requirements ids as the framework writes them; strings, never numbers (CIS 1.10 is not 1.1)
 * @param source who drew the line between the two: {@code securityhub}, {@code prowler}, {@code steampipe},
 *     {@code judgement} for our own
 */
public record Mapping(String framework, List<String> requirements, String source) {
    public Mapping {
        requirements = List.copyOf(requirements);
    }

    /** A mapping whose requirements are written with blanks between them. */
    public static Mapping of(String framework, String requirements, String source) {
        return new Mapping(framework, List.of(requirements.split(" ")), source);
    }
}
