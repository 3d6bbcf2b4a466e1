package dev.parapet.remediations.net_sg_db_ingress;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** The internet of one address family, and what it takes to let it in. */
@SuppressWarnings("ImmutableEnumChecker") // Addresses are a record over a copied list
enum World {
    /** No owner was ever given more than a /8 (RFC 6890 lists the rest). */
    IPV4(
            "0.0.0.0/0",
            24,
            List.of("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
            List.of(
                    "0.0.0.0/8",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")),
    /** Only 2000::/3 is routed, and no owner was ever given more than a /16 of it. */
    IPV6(
            "::/0",
            112,
            List.of("::1/128", "fc00::/7", "fe80::/10"),
            List.of("::/3", "4000::/2", "8000::/1", "2001:db8::/32"));

    private final Addresses foreign;
    private final Addresses internet;
    private final BigInteger oneOwner;

    /**
     * @param ownerBits host bits of the widest block that one owner ever got
     * @param near private, carrier and link-local ranges: whoever comes from there is no stranger from the internet
     * @param unrouted nobody on the internet has such an address, so the world is whole without it
     */
    World(String all, int ownerBits, List<String> near, List<String> unrouted) {
        this.foreign = Addresses.of(all).minus(Addresses.of(near));
        this.internet = foreign.minus(Addresses.of(unrouted));
        this.oneOwner = BigInteger.ONE.shiftLeft(ownerBits);
    }

    @Override
    public String toString() {
        return this == IPV4 ? "IPv4" : "IPv6";
    }

    static World of(String cidr) {
        return cidr.contains(":") ? IPV6 : IPV4;
    }

    Addresses foreign(Addresses range) {
        return range.and(foreign);
    }

    /** Whether one range alone lets in more of the internet than any one owner holds. */
    boolean wide(Addresses range) {
        return range.and(internet).size().compareTo(oneOwner) > 0;
    }

    /** Those of the openings of one port that let the world in; the others may stay once these are closed. */
    static List<Opening> makers(List<Opening> openings) {
        List<Opening> makers =
                Stream.of(values()).flatMap(world -> world.among(openings)).toList();
        if (makers.isEmpty()) {
            return makers;
        }
        // What was hidden behind a wider range may make up a world of its own.
        List<Opening> rest =
                openings.stream().filter(opening -> !makers.contains(opening)).toList();
        return Stream.concat(makers.stream(), makers(rest).stream()).toList();
    }

    private Stream<Opening> among(List<Opening> openings) {
        List<Opening> mine =
                openings.stream().filter(opening -> opening.world() == this).toList();
        boolean whole = internet.minus(union(mine.stream())).isEmpty();
        return mine.stream().filter(opening -> opening.wide() || (whole && adds(opening, mine)));
    }

    /** A partner's address within a wider range adds nothing to the world, and is no part of the fault. */
    private static boolean adds(Opening opening, List<Opening> all) {
        Stream<Opening> wider = all.stream().filter(other -> other.size().compareTo(opening.size()) > 0);
        return !opening.foreign().minus(union(wider)).isEmpty();
    }

    private static Addresses union(Stream<Opening> openings) {
        return Addresses.union(openings.map(Opening::foreign));
    }
}
