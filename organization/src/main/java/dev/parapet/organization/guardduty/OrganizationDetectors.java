package dev.parapet.organization.guardduty;

import dev.parapet.core.Aws;
import dev.parapet.organization.Batches;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.guardduty.model.Member;

/**
 * All accounts under GuardDuty in one region, by the administrator's hand. Plans are turned on and never off: one that the
 * wish does not name may be somebody else's.
 *
 * @param plans what every account is to have
 * @param accounts the other active accounts of the organization, with the addresses of their owners
 */
public record OrganizationDetectors(Set<ProtectionPlan> plans, SortedMap<String, String> accounts)
        implements Part<GuardDutyState> {
    /** AWS takes no more in one call. */
    static final int BATCH = 50;

    public OrganizationDetectors {
        plans = Set.copyOf(plans);
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** Reads a page of fifty members at a time. */
    @Override
    public GuardDutyState observe(Aws aws) {
        GuardDutyClient guardDuty = aws.client(GuardDutyClient::builder);
        return guardDuty.listDetectors().detectorIds().stream()
                .findFirst()
                .map(detector -> observe(guardDuty, detector))
                .orElse(GuardDutyState.NO_DETECTOR);
    }

    private static GuardDutyState observe(GuardDutyClient guardDuty, String detector) {
        DescribeOrganizationConfigurationResponse organization =
                guardDuty.describeOrganizationConfiguration(to -> to.detectorId(detector));
        return new GuardDutyState(
                Optional.of(detector),
                Features.ofDetector(
                        guardDuty.getDetector(to -> to.detectorId(detector)).features()),
                organization.autoEnableOrganizationMembers() == AutoEnableMembers.ALL,
                Features.ofOrganization(organization.features()),
                members(guardDuty, detector));
    }

    private static Map<String, Set<ProtectionPlan>> members(GuardDutyClient guardDuty, String detector) {
        List<String> members = guardDuty.listMembersPaginator(to -> to.detectorId(detector)).stream()
                .flatMap(page -> page.members().stream())
                .filter(member -> member.relationshipStatus().equalsIgnoreCase("Enabled"))
                .map(Member::accountId)
                .toList();
        Map<String, Set<ProtectionPlan>> found = new HashMap<>();
        for (List<String> batch : Batches.of(members, BATCH)) {
            guardDuty
                    .getMemberDetectors(to -> to.detectorId(detector).accountIds(batch))
                    .memberDataSourceConfigurations()
                    .forEach(member -> found.put(member.accountId(), Features.ofMember(member.features())));
        }
        return found;
    }

    /** What accounts to come get, then who is missing, then what members lack. */
    @Override
    public Proposal plan(GuardDutyState state) {
        if (state.detector().isEmpty()) {
            return Proposal.waiting("GuardDuty: AWS is making the administrator's detector");
        }
        String detector = state.detector().get();
        List<Change> changes = new ArrayList<>();
        if (!state.own().containsAll(plans)) {
            changes.add(new GuardDutyChange.ProtectAdministrator(detector, without(state.own())));
        }
        if (!state.everyone() || !state.automatic().containsAll(plans)) {
            changes.add(new GuardDutyChange.ProtectEveryone(detector, state.everyone(), without(state.automatic())));
        }
        changes.addAll(missing(detector, state.members().keySet()));
        changes.addAll(lacking(detector, state.members()));
        return new Proposal(changes, List.of());
    }

    private Set<ProtectionPlan> without(Set<ProtectionPlan> there) {
        Set<ProtectionPlan> lacking = EnumSet.noneOf(ProtectionPlan.class);
        plans.stream().filter(plan -> !there.contains(plan)).forEach(lacking::add);
        return lacking;
    }

    private List<Change> missing(String detector, Set<String> members) {
        SortedMap<String, String> missing = new TreeMap<>(accounts);
        missing.keySet().removeAll(members);
        return Batches.of(missing.keySet(), BATCH).stream()
                .<Change>map(batch -> new GuardDutyChange.TakeIn(detector, pick(missing, batch)))
                .toList();
    }

    private static SortedMap<String, String> pick(Map<String, String> accounts, Collection<String> keys) {
        SortedMap<String, String> picked = new TreeMap<>(accounts);
        picked.keySet().retainAll(keys);
        return picked;
    }

    /** Members that lack the same go in one call; an account that has left since is not asked for anything. */
    private List<Change> lacking(String detector, Map<String, Set<ProtectionPlan>> members) {
        Map<Set<ProtectionPlan>, List<String>> alike = members.entrySet().stream()
                .filter(member -> accounts.containsKey(member.getKey()))
                .filter(member -> !member.getValue().containsAll(plans))
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.groupingBy(
                        member -> without(member.getValue()),
                        () -> new TreeMap<>(Comparator.comparing(Set::toString)),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        List<Change> changes = new ArrayList<>();
        alike.forEach((lacks, who) -> Batches.of(who, BATCH)
                .forEach(batch -> changes.add(new GuardDutyChange.ProtectMembers(detector, batch, lacks))));
        return changes;
    }
}
