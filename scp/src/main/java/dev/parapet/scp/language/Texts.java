package dev.parapet.scp.language;

import dev.parapet.scp.language.Located.Items;
import dev.parapet.scp.language.Located.Kind;
import dev.parapet.scp.language.Located.Scalar;
import java.util.List;

/** Values that are texts, or lists of them; one alone equals a list of one. */
final class Texts {
    private Texts() {}

    static String one(Located value, String what) {
        if (value instanceof Scalar scalar && scalar.kind() == Kind.STRING) {
            return scalar.text();
        }
        throw value.invalid("%s is a text, not %s".formatted(what, value.kindly()));
    }

    /** Texts alone. */
    static List<String> many(Located value, String what) {
        return scalars(value, what).stream().map(scalar -> one(scalar, what)).toList();
    }

    /** Texts, numbers and booleans, which conditions take for their texts. */
    static List<Scalar> scalars(Located value, String what) {
        List<Located> items = value instanceof Items list ? list.items() : List.of(value);
        if (items.isEmpty()) {
            throw value.invalid("%s is an empty list; name at least one value or remove it".formatted(what));
        }
        return items.stream().map(item -> scalar(item, what)).toList();
    }

    private static Scalar scalar(Located item, String what) {
        if (item instanceof Scalar scalar && scalar.kind() != Kind.NULL) {
            return scalar;
        }
        throw item.invalid("%s has %s where a value belongs".formatted(what, item.kindly()));
    }
}
