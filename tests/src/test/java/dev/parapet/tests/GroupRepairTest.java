package dev.parapet.tests;

import static dev.parapet.tests.Permissions.described;
import static dev.parapet.tests.Permissions.tcp;
import static dev.parapet.tests.Permissions.tcp6;
import static dev.parapet.tests.Permissions.tcpFromList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;

@ExtendWith(InWorld.class)
class GroupRepairTest {
    private final World world;
    private final Member staging;

    @TempDir
    Path directory = Path.of("set by JUnit");

    GroupRepairTest(World world) {
        this.world = world;
        this.staging = world.member("staging");
    }

    @Test
    void all_other_rules_stay_with_their_descriptions() {
        String group = staging.group(
                "others",
                tcp(5432, 5432, "0.0.0.0/0"),
                described(5432, "198.51.100.0/24", "partner"),
                tcp(22, 22, "0.0.0.0/0"),
                tcp6(443, "::/0"));
        assertThat(word(group)).isEqualTo("remediated");
        assertThat(staging.rules(group))
                .containsExactly("tcp 22-22 0.0.0.0/0", "tcp 443-443 ::/0", "tcp 5432-5432 198.51.100.0/24 # partner");
    }

    @Test
    void world_in_halves_is_closed() {
        String group = staging.group("halves", tcp(3306, 3306, "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8"));
        assertThat(word(group)).isEqualTo("remediated");
        assertThat(staging.rules(group)).containsExactly("tcp 3306-3306 10.0.0.0/8");
    }

    @Test
    void world_over_ipv6_is_closed() {
        String group = staging.group("ipv6", tcp6(27017, "::/0"), tcp6(27017, "2001:db8::/32"));
        assertThat(word(group)).isEqualTo("remediated");
        assertThat(staging.rules(group)).containsExactly("tcp 27017-27017 2001:db8::/32");
    }

    @Test
    void world_behind_a_prefix_list_is_closed_and_the_list_stays() {
        String list = prefixList("everybody", "0.0.0.0/0");
        String office = prefixList("office", "203.0.113.0/24");
        String group = staging.group("listed", tcpFromList(5432, list), tcpFromList(5432, office));
        assertThat(word(group)).isEqualTo("remediated");
        assertThat(staging.rules(group)).containsExactly("tcp 5432-5432 " + office);
        assertThat(staging.ec2()
                        .getManagedPrefixListEntries(request -> request.prefixListId(list))
                        .entries())
                .extracting(entry -> entry.cidr())
                .containsExactly("0.0.0.0/0");
    }

    @Test
    void wide_range_is_narrowed_to_what_is_no_database_port() {
        String group = staging.group(
                "wide",
                described(0, "0.0.0.0/0", "everything").toBuilder().toPort(2000).build());
        assertThat(word(group)).isEqualTo("remediated");
        assertThat(staging.rules(group))
                .containsExactly(
                        "tcp 0-1432 0.0.0.0/0 # everything",
                        "tcp 1435-1520 0.0.0.0/0 # everything",
                        "tcp 1522-2000 0.0.0.0/0 # everything");
        assertThat(world.proxy().calls()).filteredOn(call -> call.write()).hasSize(2);
    }

    @Test
    void group_of_the_same_rules_in_another_account_stays() {
        String group = staging.group("mine", tcp(5432, 5432, "0.0.0.0/0"));
        Member orders = world.member("orders");
        String other = orders.group("mine", tcp(5432, 5432, "0.0.0.0/0"));
        assertThat(word(group)).isEqualTo("remediated");
        assertThat(orders.rules(other)).containsExactly("tcp 5432-5432 0.0.0.0/0");
    }

    @Test
    void private_and_partner_networks_are_left_alone() {
        String group = staging.group("healthy", tcp(5432, 5432, "10.0.0.0/8", "198.51.100.0/24"));
        assertThat(word(group)).isEqualTo("unchanged");
        assertThat(world.proxy().calls()).noneMatch(call -> call.write());
    }

    private String prefixList(String name, String range) {
        AddPrefixListEntry entry = AddPrefixListEntry.builder().cidr(range).build();
        return staging.ec2()
                .createManagedPrefixList(request -> request.prefixListName(name)
                        .addressFamily("IPv4")
                        .maxEntries(5)
                        .entries(entry))
                .prefixList()
                .prefixListId();
    }

    private String word(String group) {
        try (Parapet parapet = Parapet.in(world, directory)) {
            return parapet.verdict(staging.detector()
                            .call(
                                    "ec2",
                                    "AuthorizeSecurityGroupIngress",
                                    Json.object().put("groupId", group)))
                    .outcome()
                    .word();
        }
    }
}
