package dev.parapet.remediations.net_sg_db_ingress;

import java.util.List;
import java.util.stream.Collectors;

/** Rules in words: {@code tcp 0-1432, 1435-65535 from 0.0.0.0/0}. */
final class RuleText {
    private RuleText() {}

    static String of(List<Rule> rules) {
        return rules.stream()
                .map(Rule::source)
                .distinct()
                .sorted()
                .map(source -> from(source, rules))
                .collect(Collectors.joining("; "));
    }

    private static String from(String source, List<Rule> rules) {
        List<Rule> mine = rules.stream()
                .filter(rule -> rule.source().equals(source))
                .sorted()
                .toList();
        return mine.stream()
                        .map(Rule::name)
                        .distinct()
                        .map(protocol -> protocol(protocol, mine))
                        .collect(Collectors.joining(", "))
                + " from " + source;
    }

    private static String protocol(String protocol, List<Rule> rules) {
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            return protocol.equals(Rule.ALL) ? "all protocols" : protocol;
        }
        return protocol + " "
                + rules.stream()
                        .filter(rule -> rule.name().equals(protocol))
                        .map(rule -> ports(rule.from(), rule.to()))
                        .collect(Collectors.joining(", "));
    }

    static String ports(int from, int to) {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
