package dev.parapet.organization.guardduty;

import static dev.parapet.organization.guardduty.ProtectionPlan.AGENTLESS;
import static dev.parapet.organization.guardduty.ProtectionPlan.EC2_AGENT_MANAGEMENT;
import static dev.parapet.organization.guardduty.ProtectionPlan.EKS_AUDIT_LOGS;
import static dev.parapet.organization.guardduty.ProtectionPlan.RUNTIME_MONITORING;
import static dev.parapet.organization.guardduty.ProtectionPlan.S3_DATA_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrganizationDetectorsTest {
    private static final Set<ProtectionPlan> TWO = Set.of(S3_DATA_EVENTS, EKS_AUDIT_LOGS);

    @Test
    void the_detector_that_aws_makes_is_waited_for() {
        assertThat(lines(TWO, accounts(1), GuardDutyState.NO_DETECTOR))
                .containsExactly("… GuardDuty: AWS is making the administrator's detector");
    }

    @Test
    void a_new_organization_gets_plans_for_all_and_members_are_taken_in() {
        assertThat(lines(TWO, accounts(2), state(Set.of(), false, Set.of(), Map.of())))
                .containsExactly(
                        "GuardDuty of the administrator: + s3_data_events, eks_audit_logs",
                        "GuardDuty of the organization: not all accounts -> all accounts, + s3_data_events, eks_audit_logs",
                        "GuardDuty members: + 100000000000, 100000000001");
    }

    @Test
    void members_are_taken_in_fifty_at_a_time() {
        assertThat(new OrganizationDetectors(TWO, accounts(120))
                        .plan(state(TWO, true, TWO, Map.of()))
                        .changes())
                .extracting(write -> ((GuardDutyChange.TakeIn) write).accounts().size())
                .containsExactly(50, 50, 20);
    }

    @Test
    void members_that_lack_the_same_are_protected_in_one_call() {
        assertThat(lines(
                        TWO,
                        accounts(3),
                        state(
                                TWO,
                                true,
                                TWO,
                                Map.of(
                                        "100000000000", Set.of(S3_DATA_EVENTS),
                                        "100000000001", Set.of(S3_DATA_EVENTS),
                                        "100000000002", TWO))))
                .containsExactly("GuardDuty of 100000000000, 100000000001: + eks_audit_logs");
    }

    @Test
    void what_is_as_wished_is_left_alone_and_more_than_wished_too() {
        assertThat(lines(TWO, accounts(1), state(AGENTLESS, true, AGENTLESS, Map.of("100000000000", AGENTLESS))))
                .isEmpty();
    }

    @Test
    void plans_of_members_that_are_no_accounts_of_the_organization_are_not_touched() {
        assertThat(lines(TWO, accounts(0), state(TWO, true, TWO, Map.of("999999999999", Set.of()))))
                .isEmpty();
    }

    @Test
    void an_agent_brings_runtime_monitoring_with_it() {
        assertThat(Features.forOrganization(Set.of(EC2_AGENT_MANAGEMENT)))
                .singleElement()
                .satisfies(feature -> {
                    assertThat(feature.nameAsString()).isEqualTo("RUNTIME_MONITORING");
                    assertThat(feature.additionalConfiguration())
                            .extracting(agent -> agent.nameAsString())
                            .containsExactly("EC2_AGENT_MANAGEMENT");
                });
    }

    @Test
    void an_agent_already_there_is_seen_in_its_plan() {
        Set<ProtectionPlan> agents = Set.of(RUNTIME_MONITORING, EC2_AGENT_MANAGEMENT);

        assertThat(lines(agents, accounts(1), state(agents, true, agents, Map.of("100000000000", agents))))
                .isEmpty();
    }

    private static SortedMap<String, String> accounts(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "1%011d".formatted(number),
                        number -> number + "@example.com",
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static GuardDutyState state(
            Set<ProtectionPlan> own,
            boolean everyone,
            Set<ProtectionPlan> automatic,
            Map<String, Set<ProtectionPlan>> members) {
        return new GuardDutyState(Optional.of("detector"), own, everyone, automatic, members);
    }

    private static List<String> lines(
            Set<ProtectionPlan> plans, SortedMap<String, String> accounts, GuardDutyState state) {
        return Lines.of(new OrganizationDetectors(plans, accounts).plan(state));
    }
}
