package dev.parapet.remediations.net_sg_db_ingress;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rules open which database ports to the world.
 *
 * @param ports by rule and protocol
 */
record Exposure(Map<Rule, Map<String, BitSet>> ports) {
    static Exposure of(Group group, Ports databases) {
        Exposure exposure = new Exposure(new TreeMap<>());
        List<Opening> openings = group.openings();
        for (String protocol : Ports.PROTOCOLS) {
            exposure.add(protocol, openings, databases.on(protocol));
        }
        return exposure;
    }

    /** Each port is judged by itself, since each may be open to other pieces of the world. */
    private void add(String protocol, List<Opening> openings, BitSet databases) {
        Map<Rule, BitSet> opened = new HashMap<>();
        openings.forEach(opening -> opened.put(opening.rule(), opening.rule().ports(protocol)));
        Map<List<Opening>, List<Opening>> judged = new HashMap<>();
        databases.stream().forEach(port -> {
            List<Opening> here = openings.stream()
                    .filter(opening ->
                            opened.getOrDefault(opening.rule(), new BitSet()).get(port))
                    .toList();
            judged.computeIfAbsent(here, World::makers).forEach(maker -> add(maker.rule(), protocol, port));
        });
    }

    private void add(Rule rule, String protocol, int port) {
        ports.computeIfAbsent(rule, first -> new TreeMap<>())
                .computeIfAbsent(protocol, first -> new BitSet())
                .set(port);
    }

    List<Rule> rules() {
        return List.copyOf(ports.keySet());
    }

    BitSet of(Rule rule, String protocol) {
        return ports.getOrDefault(rule, Map.of()).getOrDefault(protocol, new BitSet());
    }

    /** The database ports the world reaches under that protocol. */
    BitSet open(String protocol) {
        BitSet open = new BitSet();
        ports.keySet().forEach(rule -> open.or(of(rule, protocol)));
        return open;
    }
}
