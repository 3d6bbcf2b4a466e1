package dev.parapet.remediations.net_sg_db_ingress;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * One ingress rule by what it says; its id is left out, because a rule that comes back gets another one.
 *
 * @param protocol as EC2 gave it: {@code tcp}, {@code udp}, {@code icmp}, {@code -1} for all, or a number
 * @param from first port; -1 where the protocol has none
 * @param to last port; -1 where the protocol has none
 * @param source a CIDR block, a prefix list (pl-…) or another group (sg-…)
 */
public record Rule(String protocol, int from, int to, String source, Optional<String> description)
        implements Comparable<Rule> {
    /** All protocols. */
    static final String ALL = "-1";

    private static final int LAST_PORT = 65_535;

    private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::source)
            .thenComparing(Rule::name)
            .thenComparing(Rule::from)
            .thenComparing(Rule::to)
            .thenComparing(rule -> rule.description.orElse(""));

    static Rule of(SecurityGroupRule rule) {
        return new Rule(
                rule.ipProtocol(),
                rule.fromPort() == null ? -1 : rule.fromPort(),
                rule.toPort() == null ? -1 : rule.toPort(),
                sourceOf(rule),
                Optional.ofNullable(rule.description()).filter(text -> !text.isEmpty()));
    }

    private static String sourceOf(SecurityGroupRule rule) {
        if (rule.cidrIpv4() != null) {
            return rule.cidrIpv4();
        }
        if (rule.cidrIpv6() != null) {
            return rule.cidrIpv6();
        }
        return rule.prefixListId() != null
                ? rule.prefixListId()
                : rule.referencedGroupInfo().groupId();
    }

    /** The protocol by its usual name: EC2 takes a number as well. */
    String name() {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1" -> "icmp";
            case "58" -> "icmpv6";
            case "all" -> ALL;
            default -> protocol.toLowerCase(Locale.ROOT);
        };
    }

    boolean all() {
        return name().equals(ALL);
    }

    boolean namesList() {
        return source.startsWith("pl-");
    }

    boolean namesGroup() {
        return source.startsWith("sg-");
    }

    /** The ports this rule opens under tcp or udp. */
    BitSet ports(String tcpOrUdp) {
        BitSet ports = new BitSet();
        if (all() || (name().equals(tcpOrUdp) && from < 0)) {
            ports.set(0, LAST_PORT + 1);
        } else if (name().equals(tcpOrUdp)) {
            ports.set(from, to + 1);
        }
        return ports;
    }

    /** Whether EC2 would call the two duplicates: it does not look at the description. */
    boolean same(Rule other) {
        return name().equals(other.name()) && from == other.from && to == other.to && source.equals(other.source);
    }

    /** The same permission for other traffic. */
    Rule with(String otherProtocol, int otherFrom, int otherTo) {
        return new Rule(otherProtocol, otherFrom, otherTo, source, description);
    }

    /** As a request says it. EC2 refuses ports for a protocol that has none. */
    IpPermission permission() {
        IpPermission.Builder permission = IpPermission.builder().ipProtocol(protocol);
        if (name().matches("tcp|udp|icmp|icmpv6")) {
            permission.fromPort(from).toPort(to);
        }
        String text = description.orElse(null);
        if (namesList()) {
            PrefixListId list = PrefixListId.builder()
                    .prefixListId(source)
                    .description(text)
                    .build();
            return permission.prefixListIds(list).build();
        }
        return source.contains(":")
                ? permission.ipv6Ranges(ipv6(text)).build()
                : permission.ipRanges(ipv4(text)).build();
    }

    private IpRange ipv4(@Nullable String text) {
        return IpRange.builder().cidrIp(source).description(text).build();
    }

    private Ipv6Range ipv6(@Nullable String text) {
        return Ipv6Range.builder().cidrIpv6(source).description(text).build();
    }

    /** A rule to revoke is named without its description, which anybody may have changed in between. */
    Rule undescribed() {
        return new Rule(protocol, from, to, source, Optional.empty());
    }

    @Override
    public int compareTo(Rule other) {
        return ORDER.compare(this, other);
    }
}
