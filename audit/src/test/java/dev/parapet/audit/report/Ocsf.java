package dev.parapet.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Checks an event against what the schema requires: attributes, the values of enumerations, the sum of its ids. */
final class Ocsf {
    private Ocsf() {}

    static void check(JsonNode schema, JsonNode event) {
        JsonNode type = schema.path("classes").path(event.path("class_uid").asText());
        assertThat(type.isMissingNode()).as("class of %s", event).isFalse();
        required(schema.path("base").path("required"), event);
        required(type.path("required"), event);
        values(schema.path("base").path("enums"), event);
        values(type.path("enums"), event);
        schema.path("objects").properties().forEach(object -> {
            JsonNode value = event.at(object.getKey());
            if (!value.isMissingNode()) {
                required(object.getValue(), value);
            }
        });
        event.fieldNames()
                .forEachRemaining(
                        name -> assertThat(names(schema.path("base").path("attributes"), type.path("attributes")))
                                .as("attributes of %s", event.path("class_uid"))
                                .contains(name));
        assertThat(event.path("activity_id").asInt() == 99 && !event.hasNonNull("activity_name"))
                .as("other than known, hence with a name: %s", event)
                .isFalse();
        assertThat(event.path("type_uid").asLong())
                .isEqualTo(event.path("class_uid").asLong() * 100
                        + event.path("activity_id").asLong());
        assertThat(event.path("category_uid").asLong())
                .isEqualTo(event.path("class_uid").asLong() / 1000);
        assertThat(event.path("time").asLong()).as("milliseconds").isGreaterThan(1_000_000_000_000L);
    }

    private static Set<String> names(JsonNode... lists) {
        Set<String> names = new HashSet<>();
        for (JsonNode list : lists) {
            list.forEach(name -> names.add(name.asText()));
        }
        return names;
    }

    private static void required(JsonNode names, JsonNode object) {
        names.forEach(name -> assertThat(object.hasNonNull(name.asText()))
                .as("%s in %s", name.asText(), object)
                .isTrue());
    }

    private static void values(JsonNode enums, JsonNode event) {
        enums.properties().forEach(known -> {
            JsonNode value = event.at(known.getKey());
            if (!value.isMissingNode()) {
                assertThat(known.getValue())
                        .as("%s of %s", known.getKey(), event)
                        .anyMatch(allowed -> allowed.asLong() == value.asLong());
            }
        });
    }
}
