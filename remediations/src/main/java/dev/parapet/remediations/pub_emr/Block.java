package dev.parapet.remediations.pub_emr;

import static java.util.stream.Collectors.joining;

import java.util.List;
import software.amazon.awssdk.services.emr.model.BlockPublicAccessConfiguration;
import software.amazon.awssdk.services.emr.model.PortRange;

/**
 * An account's block public access for EMR in one region.
 *
 * @param on whether EMR refuses clusters whose security groups let the world in
 * @param permitted the ports on which it lets the world in all the same
 */
public record Block(boolean on, List<Ports> permitted) {
    /** From and to, both counted in. */
    record Ports(int from, int to) {
        /** The one exception that AWS makes itself: EMR's own default permits SSH. */
        static final Ports SSH = new Ports(22, 22);

        boolean has(int port) {
            return from <= port && port <= to;
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    public Block {
        permitted = List.copyOf(permitted);
    }

    /** What is permitted beyond SSH. */
    List<Ports> excess() {
        return permitted.stream().filter(ports -> !ports.equals(Ports.SSH)).toList();
    }

    /** On, with SSH permitted only where it was before: nothing that was closed is opened. */
    Block tightened() {
        boolean ssh = !on || permitted.stream().anyMatch(ports -> ports.has(22));
        return new Block(true, ssh ? List.of(Ports.SSH) : List.of());
    }

    static Block of(BlockPublicAccessConfiguration configuration) {
        return new Block(
                Boolean.TRUE.equals(configuration.blockPublicSecurityGroupRules()),
                configuration.permittedPublicSecurityGroupRuleRanges().stream()
                        .map(Block::ports)
                        .toList());
    }

    /** A range without an end is one port. */
    private static Ports ports(PortRange range) {
        return new Ports(range.minRange(), range.maxRange() == null ? range.minRange() : range.maxRange());
    }

    BlockPublicAccessConfiguration configuration() {
        return BlockPublicAccessConfiguration.builder()
                .blockPublicSecurityGroupRules(on)
                .permittedPublicSecurityGroupRuleRanges(permitted.stream()
                        .map(ports -> PortRange.builder()
                                .minRange(ports.from())
                                .maxRange(ports.to())
                                .build())
                        .toList())
                .build();
    }

    /** {@code port 22}, {@code ports 22, 8000-8999}. */
    static String text(List<Ports> some) {
        boolean one =
                some.size() == 1 && some.getFirst().from() == some.getFirst().to();
        return (one ? "port " : "ports ") + some.stream().map(Ports::toString).collect(joining(", "));
    }

    @Override
    public String toString() {
        return (on ? "on" : "off") + (permitted.isEmpty() ? "" : ", except on " + text(permitted));
    }
}
