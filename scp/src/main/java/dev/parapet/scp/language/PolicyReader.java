package dev.parapet.scp.language;

import dev.parapet.scp.language.Located.Field;
import dev.parapet.scp.language.Located.Fields;
import dev.parapet.scp.language.Located.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From JSON to a policy. */
record PolicyReader(Dialect dialect) {
    private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");
    private static final List<String> VERSIONS = List.of(Policy.CURRENT, "2008-10-17");

    Policy read(Located root) {
        Elements policy = Elements.of(root, "a policy", ELEMENTS);
        Optional<String> version = policy.field("Version").map(this::version);
        if (version.isEmpty() && dialect.ofOrganization()) {
            throw root.invalid("the policy lacks Version; write \"Version\": \"%s\"".formatted(Policy.CURRENT));
        }
        Optional<String> id = policy.field("Id").map(field -> Texts.one(field.value(), "Id"));
        Field statements = policy.required("Statement");
        List<Located> written = switch (statements.value()) {
            case Items items -> items.items();
            case Fields fields -> List.of(fields);
            case Located.Scalar scalar ->
                throw scalar.invalid("Statement is a list of objects, not %s".formatted(scalar.kindly()));
        };
        if (written.isEmpty()) {
            throw statements.invalid("Statement is empty; a policy has at least one statement");
        }
        StatementReader reader = new StatementReader(dialect);
        Policy read = new Policy(version, id, written.stream().map(reader::read).toList());
        distinct(read, written);
        return read;
    }

    private String version(Field field) {
        String version = Texts.one(field.value(), "Version");
        List<String> known = dialect.ofOrganization() ? VERSIONS.subList(0, 1) : VERSIONS;
        if (!known.contains(version)) {
            throw field.value()
                    .invalid("there is no Version '%s' here; write \"%s\"".formatted(version, Policy.CURRENT));
        }
        return version;
    }

    /** IAM refuses two statements of one Sid, and a report that names one must mean one. */
    private static void distinct(Policy policy, List<Located> written) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            Optional<String> sid = policy.statements().get(i).sid();
            if (sid.isPresent() && !seen.add(sid.get())) {
                throw written.get(i)
                        .invalid("the Sid '%s' stands twice; name each statement differently".formatted(sid.get()));
            }
        }
    }
}
