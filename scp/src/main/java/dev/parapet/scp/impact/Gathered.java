package dev.parapet.scp.impact;

import dev.parapet.scp.evaluate.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What was counted for one statement, or for all. */
final class Gathered {
    private static final int EXAMPLES = 3;

    private long events;
    private final Counter principals = new Counter();
    private final Counter accounts = new Counter();
    private final Counter actions = new Counter();
    private final Counter unknown = new Counter();
    private final List<ImpactReport.Example> examples = new ArrayList<>();

    void add(Event event, String action, Verdict verdict) {
        events++;
        principals.add(event.principal().isEmpty() ? event.text("userIdentity.invokedBy") : event.principal());
        accounts.add(event.caller().isEmpty() ? event.recipient() : event.caller());
        actions.add(action);
        verdict.unknown().forEach(unknown::add);
        if (examples.size() < EXAMPLES) {
            examples.add(new ImpactReport.Example(
                    event.text("eventID"),
                    event.text("eventTime"),
                    event.recipient(),
                    event.region(),
                    action,
                    event.principal()));
        }
    }

    void addAll(Gathered other) {
        events += other.events;
        principals.addAll(other.principals);
        accounts.addAll(other.accounts);
        actions.addAll(other.actions);
        unknown.addAll(other.unknown);
        other.examples.stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
    }

    ImpactReport.Bucket bucket() {
        return new ImpactReport.Bucket(
                events, principals.ranking(), accounts.ranking(), actions.ranking(), unknown.ranking(), examples);
    }
}
