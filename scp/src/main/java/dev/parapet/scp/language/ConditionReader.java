package dev.parapet.scp.language;

import dev.parapet.core.Suggestion;
import dev.parapet.scp.language.Located.Field;
import dev.parapet.scp.language.Located.Fields;
import dev.parapet.scp.language.Located.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** From JSON to conditions. */
final class ConditionReader {
    private ConditionReader() {}

    static List<Condition> read(Located value) {
        if (!(value instanceof Fields block)) {
            throw value.invalid("Condition is an object of operators, not %s".formatted(value.kindly()));
        }
        List<Condition> conditions = new ArrayList<>();
        block.fields().values().forEach(field -> conditions.addAll(lines(field)));
        return conditions;
    }

    private static List<Condition> lines(Field field) {
        Operator operator = Operator.read(field.name())
                .orElseThrow(() -> field.invalid("there is no operator '%s'%s"
                        .formatted(field.name(), Suggestion.near(field.name(), Operator.words()))));
        if (!(field.value() instanceof Fields keys) || keys.fields().isEmpty()) {
            throw field.value().invalid("%s holds condition keys with their values".formatted(operator));
        }
        Set<String> seen = new HashSet<>();
        List<Condition> lines = new ArrayList<>();
        for (Field key : keys.fields().values()) {
            if (!seen.add(key.name().toLowerCase(Locale.ROOT))) {
                throw key.invalid(
                        "the key %s stands twice under %s; its case does not count".formatted(key.name(), operator));
            }
            lines.add(line(operator, key));
        }
        return lines;
    }

    private static Condition line(Operator operator, Field key) {
        if (!key.name().contains(":") && !key.name().contains(".")) {
            throw key.invalid("'%s' is no condition key; write service:Key or aws:Key".formatted(key.name()));
        }
        List<Scalar> values = Texts.scalars(key.value(), key.name());
        values.forEach(value -> Operands.check(operator.test(), value));
        return new Condition(
                operator, key.name(), values.stream().map(Scalar::text).toList());
    }
}
