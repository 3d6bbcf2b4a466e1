package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Aws;
import dev.parapet.organization.Part;
import dev.parapet.organization.analyzer.Analyzers;
import dev.parapet.organization.baseline.BucketSharing;
import dev.parapet.organization.baseline.PasswordPolicy;
import dev.parapet.organization.baseline.Passwords;
import dev.parapet.organization.baseline.RegionDefault;
import dev.parapet.organization.baseline.RegionDefaults;
import dev.parapet.organization.contacts.AlternateContacts;
import dev.parapet.organization.contacts.AlternateContacts.Contact;
import dev.parapet.organization.cost.Anomalies;
import dev.parapet.organization.cost.MonthlyBudget;
import dev.parapet.organization.delegation.RegionalAdministrator;
import dev.parapet.organization.fanin.ForwarderRole;
import dev.parapet.organization.fanin.Forwarding;
import dev.parapet.organization.fanin.OrganizationBus;
import dev.parapet.organization.inspector.InspectorDelegation;
import dev.parapet.organization.inspector.InspectorMembers;
import dev.parapet.organization.inspector.InspectorMembers.Scan;
import dev.parapet.organization.macie.MacieDelegation;
import dev.parapet.organization.macie.MacieMembers;
import dev.parapet.policies.ForwardingRules;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Organization;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SnapshotBlockPublicAccessState;
import software.amazon.awssdk.services.iam.IamClient;

/** The smaller services in an organization, as the sandbox plays them: each is set up, and a second run writes nothing. */
@ExtendWith(InWorld.class)
class OtherServicesSetupTest {
    private static final String REGION = World.EUROPE;

    private final Ground ground;

    OtherServicesSetupTest(World world) {
        ground = Ground.fresh(world.sandbox());
    }

    @Test
    void analyzers_of_the_organization() {
        onceAndNeverAgain(2, new Analyzers(OptionalInt.of(90)), ground.security(REGION));
    }

    @Test
    void macie_in_all_accounts() {
        onceAndNeverAgain(
                1, new RegionalAdministrator(new MacieDelegation(), ground.security()), ground.management(REGION));
        onceAndNeverAgain(8, new MacieMembers(ground.others()), ground.security(REGION));
    }

    @Test
    void inspector_in_all_accounts() {
        Set<String> accounts = new TreeSet<>(ground.others().keySet());
        accounts.add(ground.security());
        onceAndNeverAgain(
                1, new RegionalAdministrator(new InspectorDelegation(), ground.security()), ground.management(REGION));
        onceAndNeverAgain(
                9,
                new InspectorMembers(Set.of(Scan.EC2, Scan.ECR), new TreeSet<>(accounts), ground.security()),
                ground.security(REGION));
    }

    @Test
    void defaults_of_a_region() {
        onceAndNeverAgain(5, new RegionDefaults(EnumSet.allOf(RegionDefault.class)), ground.member("orders", REGION));
    }

    @Test
    void a_default_of_another_region_stays_as_it_is() {
        Rounds.settle(new RegionDefaults(EnumSet.allOf(RegionDefault.class)), ground.member("web", REGION));

        Ec2Client elsewhere =
                ground.world().sandbox().fixture(ground.id("web"), World.HOME).client(Ec2Client::builder);
        assertThat(elsewhere.getSnapshotBlockPublicAccessState(to -> {}).state())
                .isEqualTo(SnapshotBlockPublicAccessState.UNBLOCKED);
        assertThat(elsewhere.getEbsEncryptionByDefault(to -> {}).ebsEncryptionByDefault())
                .isFalse();
    }

    @Test
    void passwords_keep_what_is_stricter() {
        IamClient iam = ground.world()
                .sandbox()
                .fixture(ground.id("orders"), World.HOME)
                .client(IamClient::builder);
        iam.updateAccountPasswordPolicy(to -> to.minimumPasswordLength(30).maxPasswordAge(60));

        onceAndNeverAgain(1, new Passwords(PasswordPolicy.CIS), ground.member("orders", World.HOME));

        assertThat(iam.getAccountPasswordPolicy().passwordPolicy().minimumPasswordLength())
                .isEqualTo(30);
        assertThat(iam.getAccountPasswordPolicy().passwordPolicy().maxPasswordAge())
                .isEqualTo(60);
        assertThat(iam.getAccountPasswordPolicy().passwordPolicy().passwordReusePrevention())
                .isEqualTo(24);
    }

    @Test
    void buckets_of_an_account() {
        onceAndNeverAgain(1, new BucketSharing(ground.id("orders")), ground.member("orders", World.HOME));
    }

    @Test
    void a_budget_and_a_watch_on_costs() {
        TreeSet<String> readers = new TreeSet<>(Set.of("cost@example.com"));
        onceAndNeverAgain(
                1,
                new MonthlyBudget(Organization.MANAGEMENT, "parapet-monthly", new BigDecimal("1000"), readers),
                ground.management(World.HOME));
        onceAndNeverAgain(2, new Anomalies(100, readers), ground.management(World.HOME));
        readers.add("second@example.com");
        onceAndNeverAgain(
                5,
                new MonthlyBudget(Organization.MANAGEMENT, "parapet-monthly", new BigDecimal("2000"), readers),
                ground.management(World.HOME));
        onceAndNeverAgain(1, new Anomalies(100, readers), ground.management(World.HOME));
        assertThat(ground.world()
                        .sandbox()
                        .fixture(Organization.MANAGEMENT, World.HOME)
                        .client(BudgetsClient::builder)
                        .describeNotificationsForBudget(
                                to -> to.accountId(Organization.MANAGEMENT).budgetName("parapet-monthly"))
                        .notifications())
                .hasSize(4);
    }

    @Test
    void contacts_of_an_account_and_of_the_management_account_itself() {
        Map<AlternateContactType, Contact> wished = Map.of(
                AlternateContactType.SECURITY, new Contact("Security", "Team", "security@example.com", "+49 30 1"));
        onceAndNeverAgain(
                1,
                new AlternateContacts(Optional.of(ground.id("orders")), wished, false),
                ground.management(World.HOME));
        onceAndNeverAgain(1, new AlternateContacts(Optional.empty(), wished, false), ground.management(World.HOME));
    }

    @Test
    void events_of_an_account_find_their_way_to_the_bus() {
        String bus = OrganizationBus.arn("aws", World.HOME, ground.security());
        String role = ForwarderRole.arn("aws", ground.id("orders"));
        Map<String, String> patterns = ForwardingRules.of(Guardrails.controls());

        onceAndNeverAgain(2, new OrganizationBus("o-example"), ground.security(World.HOME));
        onceAndNeverAgain(2, ForwarderRole.to(bus), ground.member("orders", World.HOME));
        onceAndNeverAgain(
                2 * patterns.size(),
                new Forwarding(new TreeMap<>(patterns), bus, role),
                ground.member("orders", REGION));
    }

    private <S> void onceAndNeverAgain(int changes, Part<S> part, Aws aws) {
        assertThat(Rounds.settle(part, aws)).hasSize(changes);
        ground.world().proxy().clear();
        assertThat(Rounds.settle(part, aws)).isEmpty();
        assertThat(ground.writes()).isEmpty();
    }
}
