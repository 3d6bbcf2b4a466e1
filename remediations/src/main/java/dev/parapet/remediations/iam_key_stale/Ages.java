package dev.parapet.remediations.iam_key_stale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Parameter;
import java.util.List;
import java.util.Map;

/**
 * How old a key may become.
 *
 * @param warn from this many days on its owner is told
 * @param deactivate from this many days on it is switched off
 * @param delete so many days after it was switched off it is proposed for deletion
 */
record Ages(int warn, int deactivate, int delete) {
    static final Ages STANDARD = new Ages(75, 90, 30);

    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("warn-days", "From this age on the owner of a key is told.", "75"),
            new Parameter("deactivate-days", "From this age on a key is deactivated.", "90"),
            new Parameter("delete-days", "So long after that it is proposed for deletion.", "30"));

    Ages {
        if (warn >= deactivate) {
            throw new IllegalArgumentException("iam-key-stale: warn-days (%d) must be fewer than deactivate-days (%d)"
                    .formatted(warn, deactivate));
        }
    }

    static Ages of(Map<String, JsonNode> parameters) {
        parameters.keySet().stream()
                .filter(name ->
                        PARAMETERS.stream().noneMatch(known -> known.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "iam-key-stale knows no parameter %s; it takes warn-days, deactivate-days and delete-days"
                                    .formatted(name));
                });
        return new Ages(
                days(parameters, "warn-days", STANDARD.warn),
                days(parameters, "deactivate-days", STANDARD.deactivate),
                days(parameters, "delete-days", STANDARD.delete));
    }

    private static int days(Map<String, JsonNode> parameters, String name, int standard) {
        JsonNode days = parameters.get(name);
        if (days == null) {
            return standard;
        }
        if (!days.isInt() || days.asInt() < 1 || days.asInt() > 3650) {
            throw new IllegalArgumentException(
                    "iam-key-stale: %s takes a number of days from 1 to 3650, not %s".formatted(name, days));
        }
        return days.asInt();
    }
}
