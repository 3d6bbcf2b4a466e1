package dev.parapet.organization.fanin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Aws;
import dev.parapet.core.Json;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Shortfall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * The rules that forward an account's events of one region to the bus. Two reads tell whether all is well, however many rules
 * there are.
 *
 * @param patterns what is forwarded, by rule, as {@link dev.parapet.policies.ForwardingRules} has it
 * @param bus the ARN of the bus
 * @param role the ARN of the role it is sent under
 */
public record Forwarding(SortedMap<String, String> patterns, String bus, String role)
        implements Part<Map<String, Forwarding.Rule>> {
    private static final String PREFIX = "parapet-";

    public Forwarding {
        patterns = Collections.unmodifiableSortedMap(new TreeMap<>(patterns));
    }

    /**
     * A rule that is there.
     *
     * @param forwards whether the bus is among its targets
     */
    public record Rule(String pattern, boolean enabled, boolean forwards) {}

    /** Rules of Parapet's names on the account's default bus. */
    @Override
    public Map<String, Rule> observe(Aws aws) {
        EventBridgeClient events = aws.client(EventBridgeClient::builder);
        Set<String> forwarding =
                Set.copyOf(events.listRuleNamesByTarget(to -> to.targetArn(bus)).ruleNames());
        return events.listRules(to -> to.namePrefix(PREFIX)).rules().stream()
                .collect(Collectors.toMap(
                        rule -> rule.name(),
                        rule -> new Rule(
                                rule.eventPattern() == null ? "" : rule.eventPattern(),
                                rule.state() != RuleState.DISABLED,
                                forwarding.contains(rule.name()))));
    }

    /** A rule that no guardrail asks for any more stays and is named: taking it away is a removal. */
    @Override
    public Proposal plan(Map<String, Rule> there) {
        List<Change> changes = new ArrayList<>();
        patterns.forEach((name, pattern) -> {
            Rule found = there.get(name);
            if (found == null || !found.enabled() || !same(found.pattern(), pattern)) {
                changes.add(new PutRule(name, before(found, pattern), pattern));
            }
            if (found == null || !found.forwards()) {
                changes.add(new PutTarget(name, bus, role));
            }
        });
        Set<String> left = new TreeSet<>(there.keySet());
        left.removeAll(patterns.keySet());
        return new Proposal(
                changes,
                left.stream()
                        .map(name -> "rule %s forwards what nobody asks for any more".formatted(name))
                        .toList());
    }

    private static String before(@Nullable Rule found, String pattern) {
        if (found == null) {
            return "none";
        }
        return found.enabled() || !same(found.pattern(), pattern) ? "another pattern" : "disabled";
    }

    private static boolean same(String one, String other) {
        try {
            return Json.read(one).equals(Json.read(other));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** Makes the rule, or mends it. */
    record PutRule(String name, String before, String pattern) implements Change {
        @Override
        public Kind kind() {
            return before.equals("none") ? Kind.CREATE : Kind.UPDATE;
        }

        @Override
        public String api() {
            return "events:PutRule";
        }

        @Override
        public String describe() {
            return "rule %s: %s -> enabled".formatted(name, before);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(EventBridgeClient::builder)
                    .putRule(to -> to.name(name).eventPattern(pattern).state(RuleState.ENABLED));
        }
    }

    /** Sends what the rule matches to the bus. */
    record PutTarget(String rule, String bus, String role) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "events:PutTargets";
        }

        @Override
        public String describe() {
            return "rule %s: sends to %s".formatted(rule, bus);
        }

        @Override
        public void apply(Aws aws) {
            Target target =
                    Target.builder().id("parapet").arn(bus).roleArn(role).build();
            int failed = aws.client(EventBridgeClient::builder)
                    .putTargets(to -> to.rule(rule).targets(target))
                    .failedEntryCount();
            if (failed > 0) {
                throw Shortfall.of("FailedEntry", "the target of rule %s was not taken".formatted(rule));
            }
        }
    }
}
