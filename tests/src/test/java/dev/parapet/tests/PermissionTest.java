package dev.parapet.tests;

import static dev.parapet.tests.Permissions.tcpFromList;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.Control;
import dev.parapet.core.Family;
import dev.parapet.core.Json;
import dev.parapet.core.Permission;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Call;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;

/** What a role of Parapet's may do is what its guardrails do: nothing is missing and nothing is spare. */
@ExtendWith(InWorld.class)
class PermissionTest {
    private final World world;
    private final Member orders;

    PermissionTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @Test
    void declared_permissions_are_exactly_the_calls_that_are_made(@TempDir Path directory) {
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            for (Kind kind : Kind.values()) {
                Verdict repaired = parapet.verdict(
                        kind.plant(orders, "full-" + kind.slug()).event());
                parapet.undo(repaired);
            }
            parapet.verdict(keyUnderTheWrongName());
            parapet.undo(parapet.verdict(sessionOfAUser()));
            parapet.verdict(groupWithPrefixList());
        }
        for (Family family : Family.values()) {
            assertThat(CallNames.made(world.proxy().calls(), family))
                    .as("actions of role parapet/%s", family.slug())
                    .isEqualTo(declared(family));
        }
    }

    @Test
    void member_accounts_are_entered_under_family_roles_only(@TempDir Path directory) {
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            for (Kind kind : Kind.values()) {
                parapet.verdict(kind.plant(orders, "entered-" + kind.slug()).event());
            }
        }
        String security = world.organization().security();
        assertThat(world.proxy().calls())
                .filteredOn(call -> !call.account().equals(security))
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call.account()).isEqualTo(orders.account());
                    assertThat(call.role()).matches("arn:aws:iam::%s:role/parapet/[a-z]+".formatted(orders.account()));
                    assertThat(call.session()).startsWith("parapet-");
                });
        assertThat(world.proxy().calls())
                .filteredOn(call -> call.account().equals(security))
                .extracting(Call::operation)
                .isSubsetOf("ListAccounts", "ListDelegatedAdministrators", "GetCallerIdentity", "AssumeRole");
    }

    @Test
    void wildcard_in_an_action_cannot_be_declared() {
        assertThatThrownBy(() -> Permission.allow("s3:*", "*")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Permission.allow("s3:Get*", "*")).isInstanceOf(IllegalArgumentException.class);
    }

    private static SortedSet<String> declared(Family family) {
        return Guardrails.controls().stream()
                .filter(control -> Kind.GUARDRAILS.contains(control.id()))
                .filter(control -> control.family() == family)
                .map(Control::permissions)
                .flatMap(all -> all.stream().map(Permission::action))
                .collect(toCollection(TreeSet::new));
    }

    private String keyUnderTheWrongName() {
        String key = orders.key("owner");
        orders.key("somebody-else");
        return orders.detector().stolen("IAMUser", "somebody-else", key);
    }

    private String sessionOfAUser() {
        orders.key("analyst");
        return orders.detector().stolen("IAMUser", "analyst", "ASIAEXAMPLESESSION05");
    }

    private String groupWithPrefixList() {
        AddPrefixListEntry everybody =
                AddPrefixListEntry.builder().cidr("0.0.0.0/0").build();
        String list = orders.ec2()
                .createManagedPrefixList(request -> request.prefixListName("everybody")
                        .addressFamily("IPv4")
                        .maxEntries(1)
                        .entries(everybody))
                .prefixList()
                .prefixListId();
        String group = orders.group("listed", tcpFromList(5432, list));
        return orders.detector()
                .call("ec2", "AuthorizeSecurityGroupIngress", Json.object().put("groupId", group));
    }
}
