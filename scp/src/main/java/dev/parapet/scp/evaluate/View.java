package dev.parapet.scp.evaluate;

import dev.parapet.scp.actions.AuthorizationTable;
import java.util.HashSet;
import java.util.Set;

/** A request as the conditions of policies see it: what is not written down but follows is there, too. */
final class View {
    private final Request request;
    private final AuthorizationTable table;
    private Set<String> missed = new HashSet<>();

    View(Request request, AuthorizationTable table) {
        this.request = request;
        this.table = table;
    }

    Request request() {
        return request;
    }

    /** What is known of a key, which is in lower case. */
    Value value(String key) {
        return switch (request.context().get(key)) {
            case Value.Present present -> present;
            case Value.Absent absent -> Derived.of(key, request);
            case Value.Unknown unknown -> unknown(key, unknown);
        };
    }

    /** A key that no call of the action carries is absent, whoever calls. */
    private Value unknown(String key, Value.Unknown unknown) {
        if (table.mayCarry(key, request.action(), Glob.shown(request.resource()))) {
            missed.add(key);
            return unknown;
        }
        return Value.ABSENT;
    }

    /** The keys that were asked for and not known, since the last time. */
    Set<String> missed() {
        Set<String> result = missed;
        missed = new HashSet<>();
        return result;
    }
}
