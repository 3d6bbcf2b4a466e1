package dev.parapet.scp.actions;

import java.util.List;
import java.util.stream.Stream;

/**
 * An action of a service.
 *
 * @param service the prefix, {@code s3}
 * @param name {@code GetObject}
 * @param keys condition keys that come with every call of it
 * @param on which resources it is authorized; none means that only {@code *} will do
 */
public record Action(String service, String name, List<ConditionKey> keys, List<On> on) {
    /**
     * One kind of resource under an action.
     *
     * @param required whether every call of the action names one; a call is authorized on each that it names
     * @param keys the condition keys that come with it here
     */
    public record On(ResourceType type, boolean required, List<ConditionKey> keys) {
        public On {
            keys = List.copyOf(keys);
        }
    }

    public Action {
        keys = List.copyOf(keys);
        on = List.copyOf(on);
    }

    /** {@code s3:GetObject}. */
    public String id() {
        return service + ":" + name;
    }

    /** All condition keys that a call may carry, whatever the resource. */
    public Stream<ConditionKey> allKeys() {
        return Stream.concat(keys.stream(), on.stream().flatMap(each -> each.keys().stream()));
    }

    /**
     * Whether a call on that resource may carry the key. A resource that fits no template is taken to be of any kind.
     *
     * @param resource an ARN or {@code *}
     */
    public boolean mayCarry(String key, String resource) {
        if (covers(keys, key)) {
            return true;
        }
        boolean known = false;
        for (On each : on) {
            if (each.type().mayBe(resource)) {
                known = true;
                if (covers(each.keys(), key)) {
                    return true;
                }
            }
        }
        return !known && on.stream().anyMatch(each -> covers(each.keys(), key));
    }

    private static boolean covers(List<ConditionKey> keys, String key) {
        for (ConditionKey each : keys) {
            if (each.covers(key)) {
                return true;
            }
        }
        return false;
    }
}
