package dev.parapet.core;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a guardrail is asked to look at. The hints are what the finding said that helps to find the resource (the user who
 * owns a key, the moment a session was last seen); they are a claim, never the truth: live state decides.
 *
 * @param resource the resource to read
 * @param hints name to value, in the guardrail's own words
 */
public record Target(ResourceId resource, Map<String, String> hints) {
    public Target {
        hints = java.util.Collections.unmodifiableMap(new TreeMap<>(hints));
    }

    /** A target that needs no hints. */
    public static Target of(ResourceId resource) {
        return new Target(resource, Map.of());
    }

    /** The hint of that name, if the finding gave it. */
    public Optional<String> hint(String name) {
        return Optional.ofNullable(hints.get(name));
    }
}
