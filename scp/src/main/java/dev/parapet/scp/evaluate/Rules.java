package dev.parapet.scp.evaluate;

import dev.parapet.scp.language.Effect;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All policies of one kind at one place, looked up by action: the patterns are tried once for each action there is. */
final class Rules {
    /** AWS has some 22,000 actions; whoever asks for more is inventing them. */
    private static final int REMEMBERED = 30_000;

    private final String layer;
    private final String level;
    private final List<Rule> rules;
    private final Map<String, Found> byAction = new ConcurrentHashMap<>();

    /** The statements about one action. */
    record Found(List<Rule> denies, List<Rule> allows) {}

    private Rules(String layer, String level, List<Rule> rules) {
        this.layer = layer;
        this.level = level;
        this.rules = List.copyOf(rules);
    }

    static Rules of(String layer, String level, List<NamedPolicy> policies) {
        List<Rule> rules = new ArrayList<>();
        for (NamedPolicy named : policies) {
            Policy policy = named.policy();
            for (int i = 0; i < policy.statements().size(); i++) {
                Statement statement = policy.statements().get(i);
                String name = statement.sid().filter(sid -> !sid.isEmpty()).orElse("#" + (i + 1));
                Cause cause = new Cause(layer, level, named.name(), name);
                rules.add(Rule.of(cause, statement, policy.hasVariables()));
            }
        }
        return new Rules(layer, level, rules);
    }

    boolean anyAllows() {
        return rules.stream().anyMatch(rule -> rule.effect() == Effect.ALLOW);
    }

    Cause nothingAllows() {
        return Cause.nothingAllows(layer, level);
    }

    /** The statements about an action, which is in lower case. */
    Found about(String action) {
        Found known = byAction.get(action);
        if (known != null) {
            return known;
        }
        List<Rule> about = rules.stream().filter(rule -> rule.isAbout(action)).toList();
        Found found = new Found(
                about.stream().filter(rule -> rule.effect() == Effect.DENY).toList(),
                about.stream().filter(rule -> rule.effect() == Effect.ALLOW).toList());
        if (byAction.size() < REMEMBERED) {
            byAction.put(action, found);
        }
        return found;
    }
}
