package dev.parapet.scp.impact;

import dev.parapet.scp.actions.Action;
import dev.parapet.scp.actions.CloudTrailNames;
import dev.parapet.scp.evaluate.Cause;
import dev.parapet.scp.evaluate.Context;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.Request;
import dev.parapet.scp.evaluate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** From a record to a verdict. */
record Judge(Evaluator evaluator, CloudTrailNames names, Scope scope, Sieve sieve) {
    void judge(Event event, Sum sum) {
        Optional<Skip> skip = sieve.skip(event);
        if (skip.isPresent()) {
            sum.skip(skip.get(), event);
            return;
        }
        Optional<Action> action = names.action(event.text("eventSource"), event.text("eventName"));
        if (action.isEmpty()) {
            sum.skip(Skip.UNMAPPED, event);
            return;
        }
        sum.add(event, action.get().id(), verdict(action.get(), event));
    }

    /** A call is authorized on every resource that it names: it is stopped when it is stopped on one. */
    private Verdict verdict(Action action, Event event) {
        Context context = new EventContext(event, scope);
        List<String> resources = Resources.of(action, event);
        if (resources.size() == 1) {
            return evaluator.evaluate(request(action, event, resources.getFirst(), context));
        }
        List<Cause> doubtful = new ArrayList<>();
        SortedSet<String> unknown = new TreeSet<>();
        for (String resource : resources) {
            Verdict verdict = evaluator.evaluate(request(action, event, resource, context));
            if (verdict.decision() == Decision.DENY) {
                return verdict;
            }
            verdict.by().stream().filter(cause -> !doubtful.contains(cause)).forEach(doubtful::add);
            unknown.addAll(verdict.unknown());
        }
        Decision decision = doubtful.isEmpty() ? Decision.ALLOW : Decision.MIGHT_DENY;
        return new Verdict(decision, doubtful, unknown);
    }

    private Request request(Action action, Event event, String resource, Context context) {
        String account = event.caller().isEmpty() ? event.recipient() : event.caller();
        String principal = event.principal();
        return new Request(
                principal.isEmpty() ? event.field("userIdentity.invokedBy").orElse("*") : principal,
                account,
                scope.members().paths().getOrDefault(account, List.of()),
                action.id(),
                resource,
                context);
    }
}
