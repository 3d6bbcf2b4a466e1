package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Part;
import dev.parapet.organization.delegation.RegionalAdministrator;
import dev.parapet.organization.securityhub.CentralConfiguration;
import dev.parapet.organization.securityhub.FindingAggregation;
import dev.parapet.organization.securityhub.Hub;
import dev.parapet.organization.securityhub.SecurityHubDelegation;
import dev.parapet.sandbox.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** Security Hub in every account of an organization, as the sandbox plays it. */
@ExtendWith(InWorld.class)
class SecurityHubSetupTest {
    private static final String BEST =
            "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
    private static final String CIS = "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/3.0.0";

    private final Ground ground;

    SecurityHubSetupTest(World world) {
        ground = Ground.fresh(world.sandbox());
    }

    @Test
    void one_policy_reaches_every_account_and_region_and_a_second_run_writes_nothing() {
        everything(BEST);

        for (String account : List.of("orders", "archive", "management")) {
            for (String region : List.of(World.HOME, World.EUROPE)) {
                assertThat(standards(account, region))
                        .as(account + " " + region)
                        .isEqualTo(1);
            }
        }
        ground.world().proxy().clear();
        assertThat(everything(BEST)).isEmpty();
        assertThat(ground.writes()).isEmpty();
    }

    @Test
    void a_standard_that_is_wished_later_is_added_to_the_policy() {
        everything(BEST);

        assertThat(everything(BEST, CIS))
                .containsExactly("Security Hub policy parapet: + cis-aws-foundations-benchmark/v/3.0.0");
        assertThat(standards("orders", World.EUROPE)).isEqualTo(2);
    }

    @Test
    void what_somebody_chose_in_the_policy_stays_when_it_is_widened() {
        everything(BEST);
        SecurityHubClient hub = ground.security(World.HOME).client(SecurityHubClient::builder);
        String id = hub.listConfigurationPolicies(to -> {})
                .configurationPolicySummaries()
                .getFirst()
                .id();
        hub.updateConfigurationPolicy(to -> to.identifier(id)
                .configurationPolicy(policy -> policy.securityHub(it -> it.serviceEnabled(true)
                        .enabledStandardIdentifiers(BEST)
                        .securityControlsConfiguration(
                                controls -> controls.disabledSecurityControlIdentifiers("Macie.1")))));

        everything(BEST, CIS);

        assertThat(hub.getConfigurationPolicy(to -> to.identifier(id))
                        .configurationPolicy()
                        .securityHub()
                        .securityControlsConfiguration()
                        .disabledSecurityControlIdentifiers())
                .containsExactly("Macie.1");
    }

    private List<String> everything(String... standards) {
        List<String> changed = new ArrayList<>();
        for (String region : List.of(World.HOME, World.EUROPE)) {
            changed.addAll(Rounds.settle(new Hub(), ground.security(region)));
            changed.addAll(Rounds.settle(
                    new RegionalAdministrator(new SecurityHubDelegation(), ground.security()),
                    ground.management(region)));
        }
        changed.addAll(atHome(new FindingAggregation(World.HOME, new TreeSet<>(Set.of(World.EUROPE)))));
        changed.addAll(atHome(new CentralConfiguration(root(), new TreeSet<>(Set.of(standards)))));
        return changed;
    }

    private <S> List<String> atHome(Part<S> part) {
        return Rounds.settle(part, ground.security(World.HOME));
    }

    private String root() {
        return ground.world()
                .sandbox()
                .fixture(Organization.MANAGEMENT, World.HOME)
                .client(OrganizationsClient::builder)
                .listRoots()
                .roots()
                .getFirst()
                .id();
    }

    private int standards(String account, String region) {
        return ground.world()
                .sandbox()
                .fixture(ground.id(account), region)
                .client(SecurityHubClient::builder)
                .getEnabledStandards(to -> {})
                .standardsSubscriptions()
                .size();
    }
}
