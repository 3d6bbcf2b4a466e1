package dev.parapet.remediations.tamper_pipeline;

import dev.parapet.core.Aws;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Parapet's rules in one region. */
final class Rules {
    private static final String PREFIX = "parapet-";

    private Rules() {}

    /** Those on the default bus. A list shows everything of a rule but where it leads. */
    static Stream<Rule> all(Aws aws) {
        EventBridgeClient events = aws.client(EventBridgeClient::builder);
        return Stream.iterate(
                        Optional.of(page(events, Optional.empty())),
                        Optional::isPresent,
                        page -> page.map(ListRulesResponse::nextToken).map(token -> page(events, Optional.of(token))))
                .flatMap(page -> page.orElseThrow().rules().stream())
                .map(rule -> new Rule(
                        rule.name(),
                        Optional.empty(),
                        rule.state() != RuleState.DISABLED,
                        Optional.ofNullable(rule.eventPattern()),
                        targets(rule.name(), Optional.empty(), events)));
    }

    private static ListRulesResponse page(EventBridgeClient events, Optional<String> token) {
        return events.listRules(request -> request.namePrefix(PREFIX).nextToken(token.orElse(null)));
    }

    static Optional<Rule> named(String name, Optional<String> bus, Aws aws) {
        EventBridgeClient events = aws.client(EventBridgeClient::builder);
        try {
            DescribeRuleResponse rule =
                    events.describeRule(request -> request.name(name).eventBusName(bus.orElse(null)));
            return Optional.of(new Rule(
                    name,
                    bus,
                    rule.state() != RuleState.DISABLED,
                    Optional.ofNullable(rule.eventPattern()),
                    targets(name, bus, events)));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static List<Rule.Sink> targets(String rule, Optional<String> bus, EventBridgeClient events) {
        return events.listTargetsByRule(request -> request.rule(rule).eventBusName(bus.orElse(null))).targets().stream()
                .map(target -> new Rule.Sink(target.id(), target.arn(), Optional.ofNullable(target.roleArn())))
                .toList();
    }

    /** Where another of Parapet's rules leads: all of a member's lead to the same bus. */
    static Optional<Rule.Sink> elsewhere(String rule, Aws aws) {
        return all(aws).filter(other -> !other.name().equals(rule))
                .flatMap(other -> other.targets().stream())
                .findFirst();
    }
}
