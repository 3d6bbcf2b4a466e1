package dev.parapet.remediations.net_sg_db_ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Action;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A security group as EC2 keeps it, and who gets through, told by brute force and by nothing of the code under test. */
final class Model {
    private static final Map<String, byte[]> BYTES = new ConcurrentHashMap<>();

    private final Map<String, List<String>> lists;
    private final Set<Rule> rules;

    Model(Set<Rule> rules, Map<String, List<String>> lists) {
        this.rules = new HashSet<>(rules);
        this.lists = lists;
    }

    Set<Rule> rules() {
        return Set.copyOf(rules);
    }

    Group group() {
        return new Group("sg-0a1b2c3d4e5f60718", List.copyOf(rules), lists);
    }

    void apply(List<Action> actions) {
        actions.forEach(this::apply);
    }

    /** EC2 refuses the whole call when one rule is there already, or is not there. */
    void apply(Action action) {
        switch (action) {
            case AuthorizeIngress authorize ->
                authorize.rules().forEach(rule -> {
                    assertThat(rules).as("duplicate").noneMatch(old -> key(old).equals(key(rule)));
                    rules.add(rule);
                });
            case RevokeIngress revoke ->
                revoke.rules()
                        .forEach(rule -> assertThat(rules.removeIf(old -> key(old).equals(key(rule))))
                                .as("not found: %s", rule)
                                .isTrue());
            default -> throw new AssertionError("unknown action " + action);
        }
    }

    private static String key(Rule rule) {
        String protocol = Map.of("6", "tcp", "17", "udp").getOrDefault(rule.protocol(), rule.protocol());
        return protocol + " " + rule.from() + " " + rule.to() + " " + rule.source();
    }

    boolean reaches(String address, String protocol, int port) {
        return rules.stream().anyMatch(rule -> lets(rule, address, protocol, port));
    }

    private boolean lets(Rule rule, String address, String protocol, int port) {
        boolean spoken = rule.protocol().equals("-1")
                || (rule.protocol().equals(protocol) && (port < 0 || (rule.from() <= port && port <= rule.to())))
                || (rule.protocol().equals(protocol.equals("tcp") ? "6" : "17")
                        && rule.from() <= port
                        && port <= rule.to());
        return spoken && cidrs(rule).stream().anyMatch(cidr -> within(address, cidr));
    }

    private List<String> cidrs(Rule rule) {
        if (rule.source().startsWith("sg-")) {
            return List.of();
        }
        return rule.source().startsWith("pl-") ? lists.getOrDefault(rule.source(), List.of()) : List.of(rule.source());
    }

    /** Bit by bit. */
    private static boolean within(String address, String cidr) {
        byte[] one = bytes(address);
        byte[] two = bytes(cidr.substring(0, cidr.indexOf('/')));
        int bits = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
        if (one.length != two.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (two[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String address) {
        return BYTES.computeIfAbsent(
                address, text -> InetAddress.ofLiteral(text).getAddress());
    }
}
