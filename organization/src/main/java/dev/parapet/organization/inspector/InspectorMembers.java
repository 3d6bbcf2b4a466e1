package dev.parapet.organization.inspector;

import dev.parapet.core.Aws;
import dev.parapet.organization.Batches;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AutoEnable;
import software.amazon.awssdk.services.inspector2.model.ResourceState;
import software.amazon.awssdk.services.inspector2.model.State;
import software.amazon.awssdk.services.inspector2.model.Status;

/**
 * All accounts under Inspector in one region.
 *
 * @param scans what is looked at; each is paid for
 * @param accounts the active accounts of the organization, the administrator among them
 * @param administrator the security account, which is no member of itself
 */
public record InspectorMembers(Set<Scan> scans, SortedSet<String> accounts, String administrator)
        implements Part<InspectorMembers.InspectorState> {
    private static final int BATCH = 100;

    /** What Inspector looks at. */
    public enum Scan {
        EC2,
        ECR,
        LAMBDA,
        LAMBDA_CODE
    }

    public InspectorMembers {
        scans = Set.copyOf(scans);
        accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }

    /** What accounts to come get, who is in, and what is on where. */
    public record InspectorState(Set<Scan> automatic, Set<String> members, Map<String, Set<Scan>> on) {}

    /** Reads it as the administrator. What is being turned on counts as on. */
    @Override
    public InspectorState observe(Aws aws) {
        Inspector2Client inspector = aws.client(Inspector2Client::builder);
        Map<String, Set<Scan>> on = new HashMap<>();
        for (List<String> batch : Batches.of(accounts, BATCH)) {
            inspector
                    .batchGetAccountStatus(to -> to.accountIds(batch))
                    .accounts()
                    .forEach(account -> on.put(account.accountId(), scans(account.resourceState())));
        }
        return new InspectorState(
                scans(inspector.describeOrganizationConfiguration(to -> {}).autoEnable()),
                inspector.listMembersPaginator(to -> to.onlyAssociated(true)).stream()
                        .flatMap(page -> page.members().stream())
                        .map(member -> member.accountId())
                        .collect(Collectors.toUnmodifiableSet()),
                on);
    }

    private static Set<Scan> scans(AutoEnable found) {
        return chosen(Map.of(
                Scan.EC2, Boolean.TRUE.equals(found.ec2()),
                Scan.ECR, Boolean.TRUE.equals(found.ecr()),
                Scan.LAMBDA, Boolean.TRUE.equals(found.lambda()),
                Scan.LAMBDA_CODE, Boolean.TRUE.equals(found.lambdaCode())));
    }

    private static Set<Scan> scans(ResourceState found) {
        return chosen(Map.of(
                Scan.EC2, on(found.ec2()),
                Scan.ECR, on(found.ecr()),
                Scan.LAMBDA, on(found.lambda()),
                Scan.LAMBDA_CODE, on(found.lambdaCode())));
    }

    private static boolean on(@Nullable State state) {
        return state != null && (state.status() == Status.ENABLED || state.status() == Status.ENABLING);
    }

    private static Set<Scan> chosen(Map<Scan, Boolean> on) {
        Set<Scan> chosen = EnumSet.noneOf(Scan.class);
        on.forEach((scan, yes) -> {
            if (yes) {
                chosen.add(scan);
            }
        });
        return chosen;
    }

    /** Accounts to come; then who is missing; then what is off. */
    @Override
    public Proposal plan(InspectorState state) {
        List<Change> changes = new ArrayList<>();
        if (!state.automatic().containsAll(scans)) {
            Set<Scan> all = EnumSet.copyOf(scans);
            all.addAll(state.automatic());
            changes.add(new InspectorChange.ScanNew(all));
        }
        accounts.stream()
                .filter(account ->
                        !account.equals(administrator) && !state.members().contains(account))
                .forEach(account -> changes.add(new InspectorChange.TakeIn(account)));
        lacking(state)
                .forEach((lacks, who) -> Batches.of(who, BATCH)
                        .forEach(batch -> changes.add(new InspectorChange.ScanAccounts(batch, lacks))));
        return new Proposal(changes, List.of());
    }

    private Map<List<Scan>, List<String>> lacking(InspectorState state) {
        return accounts.stream()
                .filter(account -> !state.on().getOrDefault(account, Set.of()).containsAll(scans))
                .collect(Collectors.groupingBy(
                        account -> scans.stream()
                                .filter(scan -> !state.on()
                                        .getOrDefault(account, Set.of())
                                        .contains(scan))
                                .sorted()
                                .toList(),
                        () -> new TreeMap<>(Comparator.comparing(List::toString)),
                        Collectors.toList()));
    }
}
