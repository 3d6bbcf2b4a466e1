package dev.parapet.remediations.net_sg_db_ingress;

import dev.parapet.core.Action;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to change in a group, as the difference to its live rules: a piece that is already there is not added again.
 *
 * @param add what the rules to remove allow besides the fault
 */
record Change(List<Rule> add, List<Rule> remove) {
    Change {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
    }

    static Change of(Group group, Exposure exposure) {
        List<Rule> add = new ArrayList<>();
        exposure.rules().stream()
                .flatMap(rule -> pieces(group, rule, exposure))
                .filter(piece -> !group.has(piece))
                .filter(piece -> add.stream().noneMatch(piece::same))
                .forEach(add::add);
        return new Change(add, exposure.rules());
    }

    private static Stream<Rule> pieces(Group group, Rule rule, Exposure exposure) {
        Stream<Rule> ported = Ports.PROTOCOLS.stream().flatMap(protocol -> pieces(rule, protocol, exposure));
        return rule.all() ? Stream.concat(ported, Stream.of(rule.with(group.icmp(rule), -1, -1))) : ported;
    }

    private static Stream<Rule> pieces(Rule rule, String protocol, Exposure exposure) {
        BitSet left = rule.ports(protocol);
        left.andNot(exposure.of(rule, protocol));
        String spelled = rule.all() ? protocol : rule.protocol();
        return Stream.iterate(left.nextSetBit(0), from -> from >= 0, from -> left.nextSetBit(left.nextClearBit(from)))
                .map(from -> rule.with(spelled, from, left.nextClearBit(from) - 1));
    }

    /** Pieces first, so that no allowed traffic is cut in between. */
    List<Action> actions(String group) {
        Action revoke = new RevokeIngress(group, remove);
        return add.isEmpty() ? List.of(revoke) : List.of(new AuthorizeIngress(group, add), revoke);
    }

    /** A rule for all protocols cannot be split exactly: EC2 has no rule for "all but tcp". */
    String sideEffect() {
        return remove.stream().anyMatch(Rule::all)
                ? "; of all protocols only tcp, udp and icmp stay open, others such as GRE and ESP close"
                : "";
    }

    /** The family whose quota would be exceeded; for a moment the pieces stand beside the rule they replace. */
    Optional<World> exceeds(int quota, Group group) {
        return Stream.of(World.values())
                .filter(world -> group.weight(add, world) > 0)
                .filter(world -> group.weight(add, world) + group.weight(group.ingress(), world) > quota)
                .findFirst();
    }
}
