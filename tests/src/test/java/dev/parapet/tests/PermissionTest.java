package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.Permission;
import dev.parapet.sandbox.Call;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** As whom Parapet goes into accounts; that a guardrail declares exactly the calls it makes, {@link SceneTest} shows. */
@ExtendWith(InWorld.class)
class PermissionTest {
    private final World world;
    private final Member orders;

    PermissionTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
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
}
