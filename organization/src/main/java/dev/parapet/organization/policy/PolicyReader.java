package dev.parapet.organization.policy;

import dev.parapet.core.Aws;
import dev.parapet.organization.UnitTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Tag;

/** Reads policies. Whose a policy is says its tag: a name can be anybody's. */
final class PolicyReader {
    /** The tag of what Parapet made. */
    static final Tag OWN = Tag.builder().key("parapet").value("policy").build();

    private final OrganizationsClient organizations;
    private final Set<String> types;
    private final Set<String> names;
    private final List<Found> own = new ArrayList<>();
    private final Map<String, Set<String>> foreign = new HashMap<>();
    private final Map<String, Set<String>> slots = new HashMap<>();

    private PolicyReader(OrganizationsClient organizations, Set<String> types, Set<String> names) {
        this.organizations = organizations;
        this.types = types;
        this.names = names;
    }

    /**
     * The policies of some kinds.
     *
     * @param names those that are wished
     * @param targets where slots are counted, by the path of a unit or the number of an account
     */
    static PolicyState read(Aws aws, String root, Set<String> types, Set<String> names, Set<String> targets) {
        OrganizationsClient organizations = aws.client(OrganizationsClient::builder);
        PolicyReader reader = new PolicyReader(organizations, types, names);
        types.forEach(reader::policies);
        Map<String, String> units = UnitTree.read(organizations, root);
        targets.stream()
                .map(target -> target.matches("\\d{12}") ? target : units.get(target))
                .filter(java.util.Objects::nonNull)
                .distinct()
                .forEach(reader::slots);
        Set<String> on = organizations.listRoots().roots().getFirst().policyTypes().stream()
                .map(PolicyTypeSummary::typeAsString)
                .collect(Collectors.toSet());
        return new PolicyState(on, units, reader.own, reader.foreign, reader.slots, SlotQuotas.read(aws, types));
    }

    private void policies(String type) {
        Set<String> others = new TreeSet<>();
        organizations.listPoliciesPaginator(to -> to.filter(type)).stream()
                .flatMap(page -> page.policies().stream())
                .forEach(policy -> {
                    if (mayBeOurs(policy) && isOurs(policy.id())) {
                        own.add(found(policy));
                    } else {
                        others.add(policy.name());
                    }
                });
        foreign.put(type, others);
    }

    /** Asking each of a thousand policies for its tags would be a thousand calls. */
    private boolean mayBeOurs(PolicySummary policy) {
        return !policy.awsManaged()
                && (names.contains(policy.name()) || policy.name().startsWith("parapet"));
    }

    private boolean isOurs(String policy) {
        return organizations.listTagsForResourcePaginator(to -> to.resourceId(policy)).stream()
                .flatMap(page -> page.tags().stream())
                .anyMatch(OWN::equals);
    }

    private Found found(PolicySummary policy) {
        Set<String> targets = organizations.listTargetsForPolicyPaginator(to -> to.policyId(policy.id())).stream()
                .flatMap(page -> page.targets().stream())
                .map(PolicyTargetSummary::targetId)
                .collect(Collectors.toSet());
        String content = organizations
                .describePolicy(to -> to.policyId(policy.id()))
                .policy()
                .content();
        return new Found(policy.id(), policy.name(), policy.typeAsString(), policy.description(), content, targets);
    }

    private void slots(String target) {
        types.forEach(type -> slots.put(
                target + " " + type,
                organizations
                        .listPoliciesForTargetPaginator(
                                to -> to.targetId(target).filter(type))
                        .stream()
                        .flatMap(page -> page.policies().stream())
                        .map(PolicySummary::name)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }
}
