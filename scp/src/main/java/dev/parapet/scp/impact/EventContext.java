package dev.parapet.scp.impact;

import dev.parapet.scp.evaluate.Context;
import dev.parapet.scp.evaluate.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The condition keys of one record, each read when it is first asked for. */
final class EventContext implements Context {
    private final Event event;
    private final Scope scope;
    private final Map<String, Value> seen = new HashMap<>(8);

    EventContext(Event event, Scope scope) {
        this.event = event;
        this.scope = scope;
    }

    @Override
    public Value get(String key) {
        Value value = seen.get(key);
        if (value == null) {
            value = read(key);
            seen.put(key, value);
        }
        return value;
    }

    /** What the organization is now, not what it was then. */
    private Value read(String key) {
        return switch (key) {
            case "aws:principalorgid" -> ofMember(event.caller());
            case "aws:resourceorgid" -> ofMember(event.recipient());
            case "aws:principalorgpaths" -> scope.isMember(event.caller(), event) ? Value.UNKNOWN : Value.of(List.of());
            default -> Observed.of(key, event);
        };
    }

    private Value ofMember(String account) {
        if (account.isEmpty() || scope.organization().isEmpty()) {
            return Value.UNKNOWN;
        }
        boolean member = scope.isMember(account, event) || scope.isManagement(account);
        return member ? Value.of(scope.organization().get()) : Value.UNKNOWN;
    }
}
