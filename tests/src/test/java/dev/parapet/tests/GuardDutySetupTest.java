package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.organization.Proposal;
import dev.parapet.organization.delegation.RegionalAdministrator;
import dev.parapet.organization.guardduty.FindingsExport;
import dev.parapet.organization.guardduty.GuardDutyDelegation;
import dev.parapet.organization.guardduty.ManagementDetector;
import dev.parapet.organization.guardduty.OrganizationDetectors;
import dev.parapet.organization.guardduty.ProtectionPlan;
import dev.parapet.sandbox.Organization;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** GuardDuty in every account of an organization, as the sandbox plays it. */
@ExtendWith(InWorld.class)
class GuardDutySetupTest {
    private static final String REGION = World.EUROPE;
    private static final Set<ProtectionPlan> ALL = EnumSet.allOf(ProtectionPlan.class);

    private final Ground ground;

    GuardDutySetupTest(World world) {
        ground = Ground.fresh(world.sandbox());
    }

    @BeforeEach
    void management_has_a_detector_and_the_security_account_is_named() {
        Rounds.settle(new ManagementDetector(), ground.management(REGION));
        Rounds.settle(administrator(), ground.management(REGION));
        ground.world().proxy().clear();
    }

    @Test
    void every_account_has_every_plan_and_a_second_run_writes_nothing() {
        Rounds.settle(detectors(), ground.security(REGION));

        assertThat(detectors().observe(ground.security(REGION)).members())
                .hasSize(7)
                .allSatisfy((account, plans) -> assertThat(plans).isEqualTo(ALL));
        assertThat(detectors().observe(ground.security(REGION)).own()).isEqualTo(ALL);
        ground.world().proxy().clear();
        assertThat(Rounds.settle(new ManagementDetector(), ground.management(REGION)))
                .isEmpty();
        assertThat(Rounds.settle(administrator(), ground.management(REGION))).isEmpty();
        assertThat(Rounds.settle(detectors(), ground.security(REGION))).isEmpty();
        assertThat(ground.writes()).isEmpty();
    }

    @Test
    void the_detector_of_the_administrator_is_waited_for_and_not_made_twice() {
        Proposal first = detectors().plan(detectors().observe(ground.security(REGION)));

        assertThat(first.waiting()).contains("GuardDuty: AWS is making the administrator's detector");
        assertThat(detectors().observe(ground.security(REGION)).detector()).isPresent();
    }

    @Test
    void an_account_that_guardduty_leaves_out_is_named_and_the_others_are_in() {
        Rounds.settle(new OrganizationDetectors(ALL, new TreeMap<>()), ground.security(REGION));
        String left = ground.id("web");
        ground.world().sandbox().guardDutyLeavesOut(ground.security(), REGION, left, 1);

        assertThatThrownBy(() -> Rounds.settle(detectors(), ground.security(REGION)))
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining(left);
        assertThat(detectors().observe(ground.security(REGION)).members()).hasSize(6);
        assertThat(Rounds.settle(detectors(), ground.security(REGION)))
                .anyMatch(line -> line.equals("GuardDuty members: + " + left));
        assertThat(detectors().observe(ground.security(REGION)).members()).hasSize(7);
    }

    @Test
    void a_detector_that_an_account_made_by_itself_is_kept() {
        String made = ground.world()
                .sandbox()
                .fixture(ground.id("orders"), REGION)
                .client(GuardDutyClient::builder)
                .createDetector(to -> to.enable(true))
                .detectorId();

        Rounds.settle(detectors(), ground.security(REGION));

        assertThat(ground.world()
                        .sandbox()
                        .fixture(ground.id("orders"), REGION)
                        .client(GuardDutyClient::builder)
                        .listDetectors()
                        .detectorIds())
                .containsExactly(made);
    }

    @Test
    void another_administrator_stays() {
        RegionalAdministrator other = new RegionalAdministrator(new GuardDutyDelegation(), ground.id("tools"));

        assertThat(other.plan(other.observe(ground.management(REGION))).blocked())
                .hasValueSatisfying(why -> assertThat(why).contains(ground.security(), ground.id("tools")));
    }

    @Test
    void one_that_is_being_taken_off_is_waited_for_and_then_named_again() {
        ground.world()
                .sandbox()
                .fixture(Organization.MANAGEMENT, REGION)
                .client(GuardDutyClient::builder)
                .disableOrganizationAdminAccount(to -> to.adminAccountId(ground.security()));

        assertThat(Rounds.settle(administrator(), ground.management(REGION)))
                .containsExactly("GuardDuty administrator: none -> " + ground.security());
    }

    @Test
    void findings_are_exported_once() {
        FindingsExport export =
                new FindingsExport("arn:aws:s3:::" + Ground.ARCHIVE, "arn:aws:kms:eu-west-1:111122223333:key/1");
        Rounds.settle(detectors(), ground.security(REGION));

        assertThat(Rounds.settle(export, ground.security(REGION)))
                .containsExactly("GuardDuty findings: kept 90 days -> exported to arn:aws:s3:::parapet-log-archive");
        assertThat(Rounds.settle(export, ground.security(REGION))).isEmpty();
    }

    private RegionalAdministrator administrator() {
        return new RegionalAdministrator(new GuardDutyDelegation(), ground.security());
    }

    private OrganizationDetectors detectors() {
        return new OrganizationDetectors(ALL, ground.others());
    }
}
