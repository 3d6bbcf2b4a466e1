package dev.parapet.organization.policy;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.Wish;
import dev.parapet.scp.PolicyType;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;

/** The kinds of policy that are on at the root. A kind that nobody wishes stays: turning it off would detach every policy of it. */
@AutoService(Step.class)
public final class PolicyTypes implements Step {
    /** What others come after. */
    public static final String ID = "policy-types";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the kinds of policy that are needed are on";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Optional<Types> at(Site site) {
        return Optional.of(new Types(site.estate().root(), needed(site.wish())));
    }

    static SortedSet<String> needed(Wish wish) {
        SortedSet<String> needed = wish.policies().stream()
                .map(placed -> placed.policy().type().api())
                .collect(Collectors.toCollection(TreeSet::new));
        if (wish.settings().quarantine()) {
            needed.add(PolicyType.SERVICE_CONTROL.api());
        }
        return needed;
    }

    /** The kinds that are to be on, as the API calls them. */
    record Types(String root, SortedSet<String> wished) implements Part<Set<String>> {
        Types {
            wished = Collections.unmodifiableSortedSet(new TreeSet<>(wished));
        }

        @Override
        public Set<String> observe(Aws aws) {
            return aws.client(OrganizationsClient::builder).listRoots().roots().getFirst().policyTypes().stream()
                    .map(PolicyTypeSummary::typeAsString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Proposal plan(Set<String> on) {
            return new Proposal(
                    wished.stream()
                            .filter(type -> !on.contains(type))
                            .map(type -> new EnableType(root, type))
                            .toList(),
                    java.util.List.of());
        }
    }

    /** Turns one kind on. Nothing of it is attached by that. */
    record EnableType(String root, String type) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "organizations:EnablePolicyType";
        }

        @Override
        public String describe() {
            return "policies of kind %s: off -> on".formatted(type);
        }

        @Override
        public void apply(Aws aws) {
            try {
                aws.client(OrganizationsClient::builder)
                        .enablePolicyType(to -> to.rootId(root).policyType(type));
            } catch (PolicyTypeAlreadyEnabledException done) {
                // Said twice.
            }
        }
    }
}
