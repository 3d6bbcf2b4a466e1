package dev.parapet.remediations.net_sg_db_ingress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the decision needs of a security group.
 *
 * @param id sg-…
 * @param ingress its ingress rules, in an order of our own: EC2 has none
 * @param prefixLists the entries of the prefix lists that its rules name on a database port
 */
public record Group(String id, List<Rule> ingress, Map<String, List<String>> prefixLists) {
    public Group {
        ingress = ingress.stream().sorted().toList();
        prefixLists = Map.copyOf(prefixLists);
    }

    boolean has(Rule rule) {
        return ingress.stream().anyMatch(rule::same);
    }

    List<Opening> openings() {
        return ingress.stream()
                .map(rule -> Opening.of(rule, cidrs(rule)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<String> cidrs(Rule rule) {
        if (rule.namesList()) {
            return prefixLists.getOrDefault(rule.source(), List.of());
        }
        return rule.namesGroup() ? List.of() : List.of(rule.source());
    }

    /** A rule speaks the ICMP of the addresses it names. */
    String icmp(Rule rule) {
        return cidrs(rule).stream().map(World::of).anyMatch(World.IPV6::equals) ? "icmpv6" : "icmp";
    }

    /** How much of the quota the rules take in one address family: a prefix list counts by its entries. */
    int weight(List<Rule> rules, World world) {
        return rules.stream().mapToInt(rule -> weight(rule, world)).sum();
    }

    private int weight(Rule rule, World world) {
        List<String> cidrs = cidrs(rule);
        return cidrs.isEmpty()
                ? 1 // another group, or a list that was not read: one in each family, at least
                : (int) cidrs.stream().filter(cidr -> World.of(cidr) == world).count();
    }
}
