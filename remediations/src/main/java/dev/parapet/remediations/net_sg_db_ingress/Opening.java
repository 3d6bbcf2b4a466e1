package dev.parapet.remediations.net_sg_db_ingress;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A rule as the addresses it lets in.
 *
 * @param foreign the addresses, without private and carrier ranges
 * @param wide whether one of its ranges is near to the world by itself
 */
record Opening(Rule rule, World world, Addresses foreign, BigInteger size, boolean wide) {
    /**
     * @param cidrs the rule's range, or the entries of its prefix list, which are of one family; none when it names
     *     another group
     */
    static Optional<Opening> of(Rule rule, List<String> cidrs) {
        return cidrs.stream().map(World::of).findFirst().map(world -> of(rule, world, cidrs));
    }

    private static Opening of(Rule rule, World world, List<String> cidrs) {
        Addresses foreign = world.foreign(Addresses.of(cidrs));
        boolean wide = cidrs.stream().map(Addresses::of).anyMatch(world::wide);
        return new Opening(rule, world, foreign, foreign.size(), wide);
    }
}
