package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Family;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;

@ExtendWith(InSandbox.class)
class OrganizationTest {
    @Test
    void organization_has_its_units_accounts_and_roles(Sandbox sandbox) {
        Organization organization = Organization.in(sandbox, "security")
                .unit("Suspended")
                .account("orders", "Workloads/Prod")
                .account("search", "Workloads/Prod")
                .create();
        OrganizationsClient client =
                sandbox.fixture(organization.management(), "us-east-1").client(OrganizationsClient::builder);
        String prod = client.listParents(to -> to.childId(organization.id("orders")))
                .parents()
                .getFirst()
                .id();
        assertThat(client.listAccountsForParent(to -> to.parentId(prod)).accounts())
                .extracting(Account::name)
                .containsExactlyInAnyOrder("orders", "search");
        assertThat(sandbox.fixture(organization.id("search"), "us-east-1")
                        .client(IamClient::builder)
                        .listRoles(to -> to.pathPrefix("/parapet/"))
                        .roles())
                .extracting(Role::roleName)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Family.values()).map(Family::slug).toList());
    }
}
