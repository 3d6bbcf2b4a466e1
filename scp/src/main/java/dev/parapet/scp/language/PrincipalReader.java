package dev.parapet.scp.language;

import dev.parapet.scp.language.Located.Field;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From JSON to whom a statement is about. */
record PrincipalReader(Dialect dialect) {
    private static final List<String> KINDS = List.of("AWS", "Service", "Federated", "CanonicalUser");

    Optional<Principals> read(Elements statement) {
        Optional<Field> field = statement.either("Principal", "NotPrincipal");
        if (!dialect.namesPrincipals()) {
            field.ifPresent(unwanted -> {
                throw unwanted.invalid(
                        "%s does not stand in such a policy; narrow it with a condition on aws:PrincipalArn"
                                .formatted(unwanted.name()));
            });
            return Optional.empty();
        }
        Field named = field.orElseThrow(() -> statement.object().invalid("the statement lacks Principal"));
        Principals principals = principals(named);
        if (dialect == Dialect.RESOURCE_CONTROL && !principals.equals(Principals.everybody())) {
            throw named.invalid(
                    "a resource control policy is about everybody: write \"Principal\": \"*\" and narrow it by conditions");
        }
        return Optional.of(principals);
    }

    private static Principals principals(Field field) {
        boolean not = field.name().equals("NotPrincipal");
        if (field.value() instanceof Located.Scalar scalar) {
            if (!Texts.one(scalar, field.name()).equals("*")) {
                throw scalar.invalid("'%s' is no principal; write \"*\" or {\"AWS\": \"…\"}".formatted(scalar.text()));
            }
            return new Principals(not, Principals.everybody().byKind());
        }
        Elements kinds = Elements.of(field.value(), field.name(), KINDS);
        SortedMap<String, List<String>> byKind = new TreeMap<>();
        kinds.object()
                .fields()
                .forEach((kind, names) -> byKind.put(kind, Texts.many(names.value(), field.name() + " " + kind)));
        if (byKind.isEmpty()) {
            throw field.invalid("%s names nobody".formatted(field.name()));
        }
        return new Principals(not, byKind);
    }
}
