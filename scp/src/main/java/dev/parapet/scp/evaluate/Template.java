package dev.parapet.scp.evaluate;

import dev.parapet.scp.actions.AuthorizationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text of a policy, taken apart once: literals, wildcards and variables.
 *
 * @param fixed the {@link Glob} when there are no variables
 */
record Template(List<Part> parts, Optional<String> fixed) {
    sealed interface Part {
        record Literal(String text) implements Part {}

        /**
         * A key, in lower case, and what stands for it when it is absent.
         *
         * @param many whether it has many values, of which none can stand in a text
         */
        record Variable(String key, Optional<String> otherwise, boolean many) implements Part {}
    }

    /**
     * Takes a text apart.
     *
     * @param wildcards whether {@code *} and {@code ?} stand for others
     * @param variables whether <code>${…}</code> is one
     */
    static Template of(String text, boolean wildcards, boolean variables) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            int end = variables && text.startsWith("${", i) ? text.indexOf('}', i) : -1;
            if (end < 0) {
                literal.append(wildcards && at == '*' ? Glob.ANY : wildcards && at == '?' ? Glob.ONE : at);
                continue;
            }
            String name = text.substring(i + 2, end);
            if (name.equals("*") || name.equals("?") || name.equals("$")) {
                literal.append(name);
            } else {
                parts.add(new Part.Literal(literal.toString()));
                literal.setLength(0);
                parts.add(variable(name));
            }
            i = end;
        }
        parts.add(new Part.Literal(literal.toString()));
        boolean plain = parts.size() == 1;
        return new Template(List.copyOf(parts), plain ? Optional.of(literal.toString()) : Optional.empty());
    }

    /** {@code aws:PrincipalTag/team, 'none'}: a key, and what stands for it when it is absent. */
    private static Part.Variable variable(String name) {
        int comma = name.indexOf(',');
        String key =
                name.substring(0, comma < 0 ? name.length() : comma).strip().toLowerCase(Locale.ROOT);
        String rest = comma < 0 ? "" : name.substring(comma + 1).strip();
        boolean quoted = rest.length() >= 2 && rest.startsWith("'") && rest.endsWith("'");
        return new Part.Variable(
                key,
                quoted ? Optional.of(rest.substring(1, rest.length() - 1)) : Optional.empty(),
                AuthorizationTable.shipped().isManyValued(key));
    }

    /** Whether a text fits. A variable without a value fits nothing; one that is unknown may be anything. */
    Truth match(String text, View view) {
        if (fixed.isPresent()) {
            return Glob.match(fixed.get(), text);
        }
        return filled(view)
                .map(filled -> Glob.match(filled.glob(), text).and(filled.ceiling()))
                .orElse(Truth.NO);
    }

    /** A pattern with its values; a match is as certain as {@code ceiling} at most. */
    record Filled(String glob, Truth ceiling) {}

    /** The pattern with the values of this request, or empty when a variable has none. */
    Optional<Filled> filled(View view) {
        if (fixed.isPresent()) {
            return Optional.of(new Filled(fixed.get(), Truth.YES));
        }
        StringBuilder glob = new StringBuilder();
        Truth ceiling = Truth.YES;
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> glob.append(literal.text());
                case Part.Variable variable -> {
                    Value value = variable.many() ? Value.ABSENT : view.value(variable.key());
                    if (value instanceof Value.Unknown) {
                        ceiling = Truth.MAYBE;
                        glob.append(Glob.ANY);
                        continue;
                    }
                    Optional<String> text = text(value, variable.otherwise());
                    if (text.isEmpty()) {
                        return Optional.empty();
                    }
                    glob.append(text.get());
                }
            }
        }
        return Optional.of(new Filled(glob.toString(), ceiling));
    }

    /** A key of many values has none that could stand in a text. */
    private static Optional<String> text(Value value, Optional<String> otherwise) {
        return value instanceof Value.Present present
                ? present.texts().size() == 1 ? Optional.of(present.texts().getFirst()) : Optional.empty()
                : otherwise;
    }
}
