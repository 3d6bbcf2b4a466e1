package dev.parapet.scp.language;

import dev.parapet.core.Suggestion;
import dev.parapet.scp.language.Located.Field;
import dev.parapet.scp.language.Located.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of which every field is known. */
record Elements(String what, Fields object) {
    static Elements of(Located value, String what, List<String> known) {
        if (!(value instanceof Fields object)) {
            throw value.invalid("%s is a JSON object, not %s".formatted(what, value.kindly()));
        }
        Map<String, Field> fields = object.fields();
        fields.values().stream()
                .filter(field -> !known.contains(field.name()))
                .findFirst()
                .ifPresent(field -> {
                    throw field.invalid("%s has no element '%s'%s"
                            .formatted(what, field.name(), Suggestion.near(field.name(), known)));
                });
        return new Elements(what, object);
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(object.fields().get(name));
    }

    Field required(String name) {
        return field(name).orElseThrow(() -> object.invalid("%s lacks %s".formatted(what, name)));
    }

    /** The one of the two that is there. */
    Optional<Field> either(String name, String other) {
        if (field(name).isPresent() && field(other).isPresent()) {
            throw field(other).orElseThrow().invalid("%s has both %s and %s; keep one".formatted(what, name, other));
        }
        return field(name).or(() -> field(other));
    }
}
