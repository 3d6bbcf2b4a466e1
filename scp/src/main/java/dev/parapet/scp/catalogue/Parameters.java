package dev.parapet.scp.catalogue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * The values of an organization, each of the shape that it must have.
 *
 * @param set what is set; all else is as standard
 */
public record Parameters(Map<Parameter, List<String>> set) {
    /** Nothing is set. */
    public static final Parameters STANDARD = new Parameters(Map.of());

    /** What the cases of the documents are written for. */
    public static final Parameters EXAMPLE = new Parameters(
            Arrays.stream(Parameter.values()).collect(Collectors.toMap(each -> each, Parameter::example)));

    public Parameters {
        Map<Parameter, List<String>> copy = new EnumMap<>(Parameter.class);
        set.forEach((parameter, values) -> copy.put(parameter, List.copyOf(values)));
        set = Map.copyOf(copy);
        set.forEach(Parameters::check);
    }

    private static void check(Parameter parameter, List<String> values) {
        if (!parameter.many() && values.size() != 1) {
            throw new ParameterInvalid("%s has one value, not %d".formatted(parameter.key(), values.size()));
        }
        values.forEach(value -> parameter.problem(value).ifPresent(problem -> {
            throw new ParameterInvalid(problem);
        }));
    }

    /** The values of a parameter; empty when it has to be set and is not. */
    public Optional<List<String>> values(Parameter parameter) {
        return Optional.ofNullable(set.get(parameter))
                .or(parameter::standard)
                .map(values -> values.stream().map(this::filled).toList());
    }

    /** Standards may speak of parameters that have one value. */
    private String filled(String value) {
        return Placeholder.PATTERN
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(values(Placeholder.parameter(found.group(1)))
                        .orElseThrow()
                        .getFirst()));
    }

    /** The same with another value. */
    public Parameters with(Parameter parameter, List<String> values) {
        Map<Parameter, List<String>> all = new HashMap<>(set);
        all.put(parameter, values);
        return new Parameters(all);
    }
}
