package dev.parapet.scp.actions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the reference says of one service prefix.
 *
 * @param resourceControlled whether resource control policies reach it
 * @param actions by name in lower case
 */
public record Service(
        String prefix,
        String title,
        boolean resourceControlled,
        List<ConditionKey> keys,
        List<ResourceType> types,
        Map<String, Action> actions) {
    public Service {
        keys = List.copyOf(keys);
        types = List.copyOf(types);
        actions = Map.copyOf(actions);
    }

    /** By name; its case does not count. */
    public Optional<Action> action(String name) {
        return Optional.ofNullable(actions.get(name.toLowerCase(Locale.ROOT)));
    }
}
