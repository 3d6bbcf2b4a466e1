package dev.parapet.policies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the section {@code prevention} may say. The catalogue of policies knows; this module only reads.
 *
 * @param policies titles by id
 */
public record PreventionForm(Map<String, String> policies, List<Entry> parameters) {
    /** There is nothing to choose. */
    public static final PreventionForm NONE = new PreventionForm(Map.of(), List.of());

    /**
     * A parameter of the policies.
     *
     * @param standard what holds when nothing is set, as it would be written; empty when there is none
     * @param pattern of each of its values
     * @param problem what is wrong with a value, if anything is
     */
    public record Entry(
            String name,
            String description,
            boolean many,
            Optional<String> standard,
            String pattern,
            Function<String, Optional<String>> problem) {}

    public PreventionForm {
        policies = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        parameters = List.copyOf(parameters);
    }
}
