package dev.parapet.remediations.net_sg_db_ingress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The ports on which databases answer. */
record Ports(List<Range> ranges) {
    /** The protocols that have ports. */
    static final List<String> PROTOCOLS = List.of("tcp", "udp");

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp))?");

    /** How many findings a sentence names before it counts the rest. */
    private static final int NAMED = 3;

    /**
     * The defaults of the databases that AWS runs, and of those that people run on instances. UDP only where a database
     * speaks it: a closed UDP port in the middle of a media or game range cuts calls.
     */
    static final Ports STANDARD = new Ports(List.of(
            range("SQL Server", "1433/tcp"),
            range("SQL Server", "1434"), // admin connection by TCP, Browser by UDP
            range("Oracle", "1521/tcp"),
            range("Oracle", "2483-2484/tcp"),
            range("MySQL", "3306/tcp"),
            range("PostgreSQL", "5432-5433/tcp"), // 5433: a second server on the same host
            range("Redshift", "5439/tcp"),
            range("CouchDB", "5984/tcp"),
            range("Redis", "6379-6380/tcp"), // 6380: replicas of serverless caches
            range("Cassandra", "7000-7001/tcp"),
            range("Cassandra", "7199/tcp"),
            range("InfluxDB", "8086/tcp"),
            range("Neptune", "8182/tcp"),
            range("Cassandra", "9042/tcp"),
            range("Keyspaces", "9142/tcp"),
            range("Cassandra", "9160/tcp"),
            range("Elasticsearch", "9200/tcp"),
            range("Elasticsearch", "9300/tcp"),
            range("Memcached", "11211"), // its UDP side amplifies attacks on others
            range("MongoDB", "27017-27019/tcp"),
            range("MySQL X", "33060/tcp"),
            range("Db2", "50000/tcp")));

    Ports {
        ranges = List.copyOf(ranges);
    }

    /**
     * Ports of one service.
     *
     * @param protocol tcp or udp; empty for both
     */
    record Range(String service, int from, int to, Optional<String> protocol) {
        Range {
            if (from > to || to > 65_535) {
                throw new IllegalArgumentException("no such ports: " + from + "-" + to);
            }
        }

        BitSet on(String tcpOrUdp) {
            BitSet ports = new BitSet();
            if (protocol.isEmpty() || protocol.get().equals(tcpOrUdp)) {
                ports.set(from, to + 1);
            }
            return ports;
        }

        @Override
        public String toString() {
            return RuleText.ports(from, to) + protocol.map(name -> "/" + name).orElse("");
        }
    }

    /** The value of the parameter: a list of numbers and texts. */
    static Ports of(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException("not a list: " + list);
        }
        return new Ports(StreamSupport.stream(list.spliterator(), false)
                .map(port -> range("a listed port", port.asText()))
                .toList());
    }

    private static Range range(String service, String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a port: " + text);
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(from);
        return new Range(service, from, to, Optional.ofNullable(matcher.group(3)));
    }

    BitSet on(String protocol) {
        BitSet ports = new BitSet();
        ranges.forEach(range -> ports.or(range.on(protocol)));
        return ports;
    }

    /** Whether the rule opens one of these ports to anybody. */
    boolean openedBy(Rule rule) {
        return PROTOCOLS.stream().anyMatch(protocol -> rule.ports(protocol).intersects(on(protocol)));
    }

    /** Those of these ports that are open, in words: {@code PostgreSQL (tcp 5432)}. */
    String describe(Exposure exposure) {
        List<String> open = PROTOCOLS.stream()
                .flatMap(protocol -> ranges.stream()
                        .map(range -> describe(range, protocol, exposure.open(protocol)))
                        .flatMap(Optional::stream))
                .toList();
        String named = open.stream().limit(NAMED).collect(Collectors.joining(", "));
        return open.size() > NAMED ? "%s and %d more".formatted(named, open.size() - NAMED) : named;
    }

    private static Optional<String> describe(Range range, String protocol, BitSet open) {
        BitSet hit = range.on(protocol);
        hit.and(open);
        return hit.isEmpty()
                ? Optional.empty()
                : Optional.of("%s (%s %s)"
                        .formatted(range.service(), protocol, RuleText.ports(hit.nextSetBit(0), hit.length() - 1)));
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
