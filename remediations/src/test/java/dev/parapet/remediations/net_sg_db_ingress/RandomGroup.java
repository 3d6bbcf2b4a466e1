package dev.parapet.remediations.net_sg_db_ingress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Groups as people leave them: worlds whole and in pieces, partners, offices, other groups, lists. */
final class RandomGroup {
    static final Map<String, List<String>> LISTS = Map.of(
            "pl-0aaaaaaaaaaaaaaaa", List.of("198.51.100.0/24", "8.8.8.0/24"),
            "pl-0bbbbbbbbbbbbbbbb", List.of("192.0.2.1/32", "0.0.0.0/0"),
            "pl-0cccccccccccccccc", blocks(0, 256),
            "pl-0dddddddddddddddd", blocks(1, 224),
            "pl-0eeeeeeeeeeeeeeee", List.of("2001:db8:5::/48", "2000::/3"));

    private static final List<List<String>> WORLDS = List.of(
            List.of("0.0.0.0/0"),
            List.of("::/0"),
            List.of("0.0.0.0/1", "128.0.0.0/1"),
            List.of("0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"),
            List.of("128.0.0.0/1"),
            List.of("::/1", "8000::/1"),
            List.of("2000::/3"),
            List.of("pl-0bbbbbbbbbbbbbbbb"),
            List.of("pl-0cccccccccccccccc"),
            List.of("pl-0dddddddddddddddd"),
            List.of("pl-0eeeeeeeeeeeeeeee"));

    /** Never part of a fault. */
    static final Set<String> NEIGHBOURS = Set.of(
            "203.0.113.7/32",
            "8.8.8.8/32",
            "17.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "172.16.0.0/12",
            "2001:db8:7::/48",
            "2600:1f00::/24",
            "fc00::/7",
            "pl-0aaaaaaaaaaaaaaaa",
            "sg-0123456789abcdef0");

    private static final List<int[]> PORTS = List.of(
            new int[] {0, 65535},
            new int[] {3000, 6000},
            new int[] {1024, 65535},
            new int[] {5432, 5432},
            new int[] {3306, 3306},
            new int[] {11211, 11211},
            new int[] {443, 443},
            new int[] {22, 22},
            new int[] {7000, 9300},
            new int[] {0, 1433});

    private final Random random;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    RandomGroup(Random random) {
        this.random = random;
    }

    Set<Rule> rules() {
        IntStream.range(0, 1 + random.nextInt(4)).forEach(world -> addAll(pick(WORLDS)));
        IntStream.range(0, random.nextInt(6))
                .forEach(neighbour ->
                        addAll(List.of(pick(NEIGHBOURS.stream().sorted().toList()))));
        return Set.copyOf(rules.values());
    }

    private void addAll(List<String> sources) {
        String protocol = pick(List.of("tcp", "tcp", "tcp", "udp", "6", "17", "-1", "50", "icmp"));
        int[] ports = protocol.matches("-1|50|icmp") ? new int[] {-1, -1} : ports();
        Optional<String> why = random.nextBoolean() ? Optional.of("ticket " + random.nextInt(100)) : Optional.empty();
        sources.forEach(source -> add(new Rule(protocol, ports[0], ports[1], source, why)));
    }

    private int[] ports() {
        int one = random.nextInt(65536);
        int two = random.nextInt(65536);
        return random.nextInt(4) == 0 ? new int[] {Math.min(one, two), Math.max(one, two)} : pick(PORTS);
    }

    /** EC2 takes 6 for tcp and does not keep both. */
    private void add(Rule rule) {
        String protocol = rule.protocol().replaceFirst("^6$", "tcp").replaceFirst("^17$", "udp");
        rules.putIfAbsent(protocol + rule.from() + "-" + rule.to() + rule.source(), rule);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> blocks(int from, int to) {
        return IntStream.range(from, to)
                .filter(block -> from == 0 || (block != 10 && block != 127))
                .mapToObj(block -> block + ".0.0.0/8")
                .toList();
    }

    /** Two strangers from each /8 of the internet, and some from the routed part of IPv6. */
    static List<String> strangers() {
        Stream<String> ipv4 = IntStream.range(1, 224)
                .filter(block -> block != 10 && block != 127)
                .boxed()
                .flatMap(block -> Stream.of(block + ".1.2.3", block + ".251.2.3"));
        Stream<String> ipv6 =
                IntStream.range(0, 64).mapToObj(block -> Integer.toHexString(0x2000 + block * 128) + ":77::9");
        return Stream.concat(ipv4, ipv6).toList();
    }

    /** One address of each neighbour, and strangers from the corners. */
    static List<String> callers() {
        return List.of(
                "203.0.113.7",
                "8.8.8.8",
                "8.8.8.9",
                "17.5.5.5",
                "10.1.2.3",
                "100.64.0.1",
                "172.16.9.9",
                "192.0.2.1",
                "198.51.100.4",
                "0.0.0.1",
                "127.0.0.1",
                "130.1.1.1",
                "223.255.255.255",
                "255.255.255.255",
                "2001:db8:7::1",
                "2600:1f00::1",
                "fc00::1",
                "::1",
                "2a00::1",
                "9000::1");
    }
}
