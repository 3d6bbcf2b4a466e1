package dev.parapet.organization.policy;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.policy.PolicyChange.Attach;
import dev.parapet.organization.policy.PolicyChange.Detach;
import dev.parapet.organization.policy.PolicyChange.Make;
import dev.parapet.organization.policy.PolicyChange.Rewrite;
import dev.parapet.organization.policy.PolicyChange.Why;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import java.util.Optional;
import java.util.Set;

/** The hold on accounts that are new: everything is denied to everybody but those who set them up. */
@AutoService(Step.class)
public final class Quarantine implements Step {
    /** What others come after. */
    public static final String ID = "quarantine";

    /** The name of its policy. */
    static final String NAME = "parapet-quarantine";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "accounts that join are held until they are set up";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Set<String> after() {
        return Set.of(PolicyTypes.ID);
    }

    @Override
    public Optional<Hold> at(Site site) {
        return Optional.of(new Hold(site.estate().root(), policy(site), Optional.empty(), false))
                .filter(hold -> site.wish().settings().quarantine());
    }

    /** The hold of one account, put on. */
    public static Part<?> on(Site site, String account) {
        return new Hold(site.estate().root(), policy(site), Optional.of(account), true);
    }

    /** The hold of one account, taken off. */
    public static Part<?> off(Site site, String account) {
        return new Hold(site.estate().root(), policy(site), Optional.of(account), false);
    }

    private static OrganizationPolicy policy(Site site) {
        String partition = site.estate().partition();
        String role = site.wish().settings().role();
        String content = """
                {"Version":"2012-10-17","Statement":[{"Sid":"UntilSetUp","Effect":"Deny","Action":"*","Resource":"*",\
                "Condition":{"ArnNotLike":{"aws:PrincipalArn":["arn:%1$s:iam::*:role/%2$s","arn:%1$s:iam::*:role/parapet/*",\
                "arn:%1$s:iam::*:role/stacksets-exec-*"]}}}]}""".formatted(partition, role);
        return new OrganizationPolicy(
                NAME, PolicyType.SERVICE_CONTROL, "Holds an account until Parapet has set it up", content);
    }

    /**
     * The policy, and whether it holds an account.
     *
     * @param account absent: only the policy is seen to
     */
    record Hold(String root, OrganizationPolicy policy, Optional<String> account, boolean holds)
            implements Part<PolicyState> {
        @Override
        public PolicyState observe(Aws aws) {
            return PolicyReader.read(aws, root, Set.of(policy.type().api()), Set.of(NAME), Set.of());
        }

        @Override
        public Proposal plan(PolicyState state) {
            Optional<Found> own = state.own().stream()
                    .filter(found -> found.name().equals(NAME))
                    .findFirst();
            if (own.isEmpty()) {
                return holds ? Proposal.of(new Make(policy), attach()) : Proposal.of(new Make(policy));
            }
            if (!own.get().content().equals(policy.content())) {
                String difference = PolicyDifference.of(own.get().content(), policy.content());
                return Proposal.of(new Rewrite(own.get().id(), policy, difference));
            }
            boolean held = account.filter(own.get().targets()::contains).isPresent();
            if (account.isEmpty() || held == holds) {
                return new Proposal(java.util.List.of(), waiting(own.get()));
            }
            return Proposal.of(holds ? attach() : release(own.get()));
        }

        private java.util.List<String> waiting(Found own) {
            return account.isPresent()
                    ? java.util.List.of()
                    : own.targets().stream()
                            .sorted()
                            .map("account %s is still held in quarantine"::formatted)
                            .toList();
        }

        private Attach attach() {
            return new Attach(root, policy.type().api(), NAME, account.orElseThrow());
        }

        private Detach release(Found own) {
            String id = account.orElseThrow();
            return new Detach(own.id(), NAME, id, id, Why.SERVED);
        }
    }
}
