package dev.parapet.scp.language;

import java.util.List;
import java.util.Optional;

/**
 * One statement.
 *
 * @param principals present in policies of resources alone
 * @param resources absent in the trust policies of roles alone, which are about the role they belong to
 * @param conditions all must hold; sorted, for their order has no meaning
 */
public record Statement(
        Optional<String> sid,
        Effect effect,
        Optional<Principals> principals,
        Selection actions,
        Optional<Selection> resources,
        List<Condition> conditions) {
    public Statement {
        conditions = conditions.stream().sorted(Condition.ORDER).toList();
        for (int i = 1; i < conditions.size(); i++) {
            if (Condition.ORDER.compare(conditions.get(i - 1), conditions.get(i)) == 0) {
                throw new IllegalArgumentException("%s of %s stands twice"
                        .formatted(
                                conditions.get(i).operator(), conditions.get(i).key()));
            }
        }
    }

    /** A statement of a service control policy. */
    public static Statement of(
            String sid, Effect effect, Selection actions, Selection resources, Condition... conditions) {
        return new Statement(
                Optional.of(sid), effect, Optional.empty(), actions, Optional.of(resources), List.of(conditions));
    }
}
