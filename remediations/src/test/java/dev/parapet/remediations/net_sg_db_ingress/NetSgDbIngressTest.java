package dev.parapet.remediations.net_sg_db_ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetSgDbIngressTest {
    private static final String ID = "sg-0a1b2c3d4e5f60718";
    private static final Origin ORIGIN = new Origin(
            "event-1",
            "aws.ec2",
            "111122223333",
            "111122223333",
            "aws",
            "eu-west-1",
            Instant.parse("2026-11-20T10:00:00Z"));
    private static final ResourceId RESOURCE = ORIGIN.resource("AWS::EC2::SecurityGroup", ID);
    private static final NetSgDbIngress GUARDRAIL = new NetSgDbIngress();

    private static Rule rule(String protocol, int from, int to, String source) {
        return new Rule(protocol, from, to, source, Optional.empty());
    }

    private static Rule tcp(int port, String source) {
        return rule("tcp", port, port, source);
    }

    private static Group group(Rule... rules) {
        return new Group(ID, List.of(rules), Map.of());
    }

    private static Decision decide(Group group) {
        return GUARDRAIL.decide(Target.of(RESOURCE), group);
    }

    private static List<Action> actions(Group group) {
        return ((Remediate) decide(group)).plan().actions();
    }

    private static RevokeIngress revoke(Rule... rules) {
        return new RevokeIngress(ID, Stream.of(rules).sorted().toList());
    }

    @Test
    void database_port_open_to_the_world_is_closed() {
        Rule open = tcp(5432, "0.0.0.0/0");
        assertThat(decide(group(open)).reason()).isEqualTo("the internet reaches PostgreSQL (tcp 5432)");
        assertThat(actions(group(open))).containsExactly(revoke(open));
    }

    @Test
    void ipv6_world_is_a_world_too() {
        Rule open = tcp(6379, "::/0");
        assertThat(actions(group(open, tcp(443, "::/0")))).containsExactly(revoke(open));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7/32",
                "17.0.0.0/8",
                "10.0.0.0/8",
                "10.0.0.0/7",
                "100.64.0.0/10",
                "224.0.0.0/3",
                "2600::/16",
                "fc00::/7",
                "fe80::/10",
                "sg-0123456789abcdef0"
            })
    void one_owner_private_carrier_and_group_sources_stay(String source) {
        assertThat(decide(group(tcp(3306, source)))).isInstanceOf(Compliant.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "203.0.113.7/0",
                "0.0.0.0/1",
                "128.0.0.0/1",
                "64.0.0.0/2",
                "16.0.0.0/7",
                "::/0",
                "::/1",
                "2000::/3",
                "2600::/15"
            })
    void more_than_any_one_owner_holds_is_near_enough_to_the_world(String source) {
        assertThat(actions(group(tcp(3306, source)))).containsExactly(revoke(tcp(3306, source)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void world_in_pieces_is_the_world(int bits) {
        Rule[] pieces = IntStream.range(0, 1 << bits)
                .map(piece -> piece << (8 - bits))
                .filter(block -> bits < 8 || (block != 10 && block != 127)) // private all through
                .mapToObj(block -> tcp(1521, block + ".0.0.0/" + bits))
                .toArray(Rule[]::new);
        assertThat(actions(group(pieces))).containsExactly(revoke(pieces));
    }

    @Test
    void ipv6_halves_are_closed_both() {
        Rule[] halves = {tcp(1521, "::/1"), tcp(1521, "8000::/1")};
        assertThat(actions(group(halves))).containsExactly(revoke(halves));
    }

    @Test
    void narrow_pieces_on_different_ports_are_no_world() {
        Rule[] pieces = IntStream.range(0, 256)
                .mapToObj(piece -> tcp(piece < 128 ? 1521 : 3306, piece + ".0.0.0/8"))
                .toArray(Rule[]::new);
        assertThat(decide(group(pieces))).isInstanceOf(Compliant.class);
    }

    @Test
    void world_without_private_ranges_is_still_the_world() {
        List<String> cidrs = IntStream.range(1, 224)
                .filter(block -> block != 10 && block != 127)
                .mapToObj(block -> block + ".0.0.0/8")
                .toList();
        Rule listed = tcp(9200, "pl-0123456789abcdef0");
        Group group = new Group(ID, List.of(listed), Map.of("pl-0123456789abcdef0", cidrs));
        assertThat(actions(group)).containsExactly(revoke(listed));
    }

    @Test
    void only_the_ranges_that_make_up_the_fault_are_revoked() {
        Rule open = tcp(3306, "0.0.0.0/0");
        Group group = group(open, tcp(3306, "203.0.113.7/32"), tcp(3306, "8.8.8.8/32"), tcp(3306, "10.0.0.0/8"));
        assertThat(actions(group)).containsExactly(revoke(open));
    }

    @Test
    void world_hidden_behind_a_wider_rule_is_closed_with_it() {
        Rule open = tcp(3306, "0.0.0.0/0");
        Rule listed = tcp(3306, "pl-0123456789abcdef0");
        List<String> blocks =
                IntStream.range(0, 256).mapToObj(block -> block + ".0.0.0/8").toList();
        Group group = new Group(ID, List.of(open, listed), Map.of("pl-0123456789abcdef0", blocks));
        assertThat(actions(group)).containsExactly(revoke(open, listed));
    }

    @Test
    void prefix_list_of_partners_stays_and_one_that_names_the_world_goes() {
        Rule partners = tcp(5439, "pl-0aaaaaaaaaaaaaaaa");
        Rule world = tcp(5439, "pl-0bbbbbbbbbbbbbbbb");
        Group group = new Group(
                ID,
                List.of(partners, world),
                Map.of(
                        "pl-0aaaaaaaaaaaaaaaa", List.of("198.51.100.0/24"),
                        "pl-0bbbbbbbbbbbbbbbb", List.of("192.0.2.1/32", "0.0.0.0/0")));
        assertThat(actions(group)).containsExactly(revoke(world));
    }

    @Test
    void wide_range_keeps_what_is_no_database_port_and_its_description() {
        Rule wide = new Rule("6", 5430, 5440, "0.0.0.0/0", Optional.of("legacy"));
        assertThat(actions(group(wide)))
                .containsExactly(
                        new AuthorizeIngress(
                                ID,
                                List.of(
                                        new Rule("6", 5430, 5431, "0.0.0.0/0", Optional.of("legacy")),
                                        new Rule("6", 5434, 5438, "0.0.0.0/0", Optional.of("legacy")),
                                        new Rule("6", 5440, 5440, "0.0.0.0/0", Optional.of("legacy")))),
                        revoke(wide));
    }

    @Test
    void piece_that_is_there_already_is_not_added_again() {
        Rule wide = rule("tcp", 5430, 5433, "0.0.0.0/0");
        Rule piece = new Rule("tcp", 5430, 5431, "0.0.0.0/0", Optional.of("by hand"));
        assertThat(actions(group(wide, piece))).containsExactly(revoke(wide));
    }

    @Test
    void all_protocols_become_tcp_udp_and_the_icmp_of_the_family() {
        Group group = group(rule("-1", -1, -1, "0.0.0.0/0"), rule("-1", -1, -1, "::/0"));
        List<Rule> added = ((AuthorizeIngress) actions(group).getFirst()).rules();
        assertThat(added)
                .contains(
                        rule("tcp", 50001, 65535, "0.0.0.0/0"),
                        rule("udp", 1435, 11210, "::/0"),
                        rule("icmp", -1, -1, "0.0.0.0/0"),
                        rule("icmpv6", -1, -1, "::/0"))
                .doesNotContain(rule("icmp", -1, -1, "::/0"));
        assertThat(decide(group).reason()).endsWith("others such as GRE and ESP close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icmp", "50", "47", "132"})
    void protocols_without_ports_stay(String protocol) {
        assertThat(decide(group(rule(protocol, -1, -1, "0.0.0.0/0")))).isInstanceOf(Compliant.class);
    }

    @Test
    void udp_counts_only_where_a_database_speaks_it() {
        assertThat(decide(group(rule("17", 11211, 11211, "0.0.0.0/0")))).isInstanceOf(Remediate.class);
        assertThat(decide(group(rule("udp", 33060, 33060, "0.0.0.0/0")))).isInstanceOf(Compliant.class);
    }

    @Test
    void group_without_room_for_the_pieces_is_told_to_people_with_the_rules_to_set() {
        Rule[] rules = Stream.concat(
                        Stream.of(rule("tcp", 0, 65535, "0.0.0.0/0")),
                        IntStream.range(0, 40).mapToObj(host -> tcp(443, "203.0.113." + host + "/32")))
                .toArray(Rule[]::new);
        assertThat(decide(group(rules)))
                .isInstanceOf(Escalate.class)
                .extracting(Decision::reason)
                .asString()
                .contains("quota of 60 IPv4 rules", "remove tcp 0-65535 from 0.0.0.0/0", "add tcp 0-1432, 1435-1520");
    }

    @Test
    void organization_chooses_its_own_ports() throws JsonProcessingException {
        NetSgDbIngress own = GUARDRAIL.with(Map.of("ports", Json.read("[9999, \"7000-7010/tcp\"]")));
        Target target = Target.of(RESOURCE);
        assertThat(own.decide(target, group(tcp(5432, "0.0.0.0/0")))).isInstanceOf(Compliant.class);
        assertThat(own.decide(target, group(tcp(7005, "0.0.0.0/0")))).isInstanceOf(Remediate.class);
        assertThat(own.decide(target, group(rule("udp", 9999, 9999, "0.0.0.0/0"))))
                .isInstanceOf(Remediate.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5432", "[]", "[70000]", "[\"10-5\"]", "[\"postgres\"]", "[-1]", "[5432.5]", "[null]"})
    void ports_that_are_none_are_refused_with_what_is_taken(String value) throws JsonProcessingException {
        Map<String, JsonNode> parameters = Map.of("ports", Json.read(value));
        assertThatThrownBy(() -> GUARDRAIL.with(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ports takes a list of ports from 0 to 65535");
    }

    @Test
    void unknown_parameter_is_refused_by_name() {
        assertThatThrownBy(() -> GUARDRAIL.with(Map.of("port", Json.text("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("knows no parameter port");
    }

    @Test
    void undo_waits_for_nothing_but_our_own_rules() {
        Group left = group(tcp(443, "0.0.0.0/0"));
        Rule others = tcp(22, "203.0.113.7/32");
        assertThat(GUARDRAIL.untouchedSince(left, group(others, tcp(443, "0.0.0.0/0"))))
                .isTrue();
        assertThat(GUARDRAIL.untouchedSince(left, group(others))).isFalse();
        assertThat(GUARDRAIL.untouchedSince(left, group(tcp(443, "0.0.0.0/0"), tcp(3306, "0.0.0.0/0"))))
                .isFalse();
    }

    @Test
    void undo_that_left_pieces_behind_is_not_complete() {
        Rule wide = rule("tcp", 5430, 5433, "0.0.0.0/0");
        assertThat(GUARDRAIL.untouchedSince(group(wide), group(wide))).isTrue();
        assertThat(GUARDRAIL.untouchedSince(group(wide), group(wide, rule("tcp", 5430, 5431, "0.0.0.0/0"))))
                .isFalse();
    }

    @Test
    void state_and_actions_survive_the_trail() {
        Group group = new Group(
                ID,
                List.of(new Rule("tcp", 1, 2, "pl-1", Optional.of("why")), rule("-1", -1, -1, "::/0")),
                Map.of("pl-1", List.of("0.0.0.0/0")));
        assertThat(Json.value(Json.tree(group), Group.class)).isEqualTo(group);
        for (Action action : actions(group(rule("tcp", 5430, 5440, "0.0.0.0/0")))) {
            assertThat(Json.value(Json.tree(action), action.getClass())).isEqualTo(action);
            assertThat(action.undo().flatMap(Action::undo)).contains(action);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"groupId\":\"" + ID + "\",\"ipPermissions\":{\"items\":[{\"ipProtocol\":\"tcp\"}]}}",
                "{\"groupId\":\"" + ID + "\",\"ipPermissions\":{},\"cidrIp\":\"0.0.0.0/0\",\"fromPort\":5432}",
                "{\"ModifySecurityGroupRulesRequest\":{\"GroupId\":\"" + ID + "\"}}"
            })
    void call_is_followed_to_its_group(String request) throws JsonProcessingException {
        assertThat(GUARDRAIL.targets(call(Json.read(request)))).containsExactly(Target.of(RESOURCE));
    }

    @Test
    void call_that_names_no_group_id_is_skipped() throws JsonProcessingException {
        assertThat(GUARDRAIL.targets(call(Json.read("{\"groupName\":\"default\"}"))))
                .isEmpty();
    }

    private static Finding call(JsonNode request) {
        return new Finding.ApiActivity(
                ORIGIN,
                "ec2.amazonaws.com",
                "AuthorizeSecurityGroupIngress",
                Optional.empty(),
                Optional.empty(),
                request,
                Json.object());
    }
}
