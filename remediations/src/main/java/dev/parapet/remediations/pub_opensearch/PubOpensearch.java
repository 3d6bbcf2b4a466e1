package dev.parapet.remediations.pub_opensearch;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.SearchDomain;
import dev.parapet.remediations.shared.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A search domain must not answer everybody on the internet. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubOpensearch implements Guardrail<Domain> {
    /** The hint that a detector wants more than a closed policy: an endpoint in a VPC. */
    private static final String WANTED = "wanted";

    private static final String VPC = "vpc";

    private static final Control CONTROL = new Control(
            "pub-opensearch",
            "OpenSearch domains do not answer everybody on the internet",
            "An open domain hands out, and lets change, every document to whoever finds its address, and scanners find it.",
            Severity.CRITICAL,
            Family.DATABASE,
            SearchDomain.TYPE,
            List.of(
                    SearchDomain.CALLS,
                    new ConfigRule("opensearch-in-vpc-only", SearchDomain.TYPE),
                    new ConfigRule("elasticsearch-in-vpc-only", SearchDomain.ELASTICSEARCH),
                    new SecurityHubControl("Opensearch.2"),
                    new SecurityHubControl("ES.2")),
            List.of(SetAccessPolicy.EFFECT),
            List.of(
                    allow("es:ListDomainNames", "*"),
                    allow("es:DescribeDomains", "domain/*"),
                    allow("es:UpdateDomainConfig", "domain/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Opensearch.2", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
                            "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Domain> state() {
        return Domain.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetAccessPolicy.class);
    }

    /** Config and Security Hub complain of every domain outside a VPC, however closed its policy is. */
    @Override
    public List<Target> targets(Finding finding) {
        List<Target> named = SearchDomain.targets(finding);
        return finding instanceof Finding.ApiActivity
                ? named
                : named.stream()
                        .map(target -> new Target(target.resource(), Map.of(WANTED, VPC)))
                        .toList();
    }

    @Override
    public Optional<Domain> observe(Target target, Aws aws) {
        return SearchDomain.named(target.resource().id(), aws).map(Domain::of);
    }

    @Override
    public Stream<Seen<Domain>> survey(Place place, Aws aws) {
        return SearchDomain.all(aws)
                .map(Domain::of)
                .map(domain -> Seen.of(place.resource(SearchDomain.TYPE, domain.name()), domain));
    }

    @Override
    public Decision decide(Target target, Domain domain) {
        if (domain.inVpc()) {
            return new Compliant("the domain is reachable from its VPC only");
        }
        if (domain.domain().leaving()) {
            return new Compliant("the domain is being deleted");
        }
        if (domain.open() && domain.asksWho()) {
            return new Escalate(
                    "the access policy lets everybody through to fine-grained access control, which asks for a password: closing it would lock its users out",
                    VpcMove.steps(domain));
        }
        return domain.open() ? closed(target, domain) : outsideVpc(target, domain);
    }

    private static Decision closed(Target target, Domain domain) {
        Optional<String> after = domain.policy()
                .map(ResourcePolicy::of)
                .flatMap(policy -> policy.without(Statement::isOpen))
                .map(ResourcePolicy::text);
        Plan plan = new Plan(target.resource(), List.of(new SetAccessPolicy(domain.name(), domain.policy(), after)));
        if (domain.domain().putAside()) {
            return new Escalate(
                    "the domain answers everybody and is isolated: AWS changes nothing about it",
                    List.of("ask AWS Support why domain %s is isolated".formatted(domain.name())));
        }
        return domain.domain().busy()
                ? new Postpone(
                        plan,
                        "the domain answers everybody and is in status %s; AWS takes the next change once it is Active"
                                .formatted(domain.domain().status()))
                : new Remediate(plan, "the domain answers everybody on the internet");
    }

    /** A detector that asks for a VPC gets the plan for one; nobody else is bothered with what AWS allows. */
    private static Decision outsideVpc(Target target, Domain domain) {
        return target.hint(WANTED).filter(VPC::equals).isPresent()
                ? new Escalate(
                        "the access policy lets in nobody unknown, but the endpoint is outside a VPC, where it was created and has to stay",
                        VpcMove.steps(domain))
                : new Compliant("the access policy lets in nobody unknown");
    }

    /** Blanks and the order of keys are AWS's, and the status comes and goes by itself. */
    @Override
    public boolean untouchedSince(Domain left, Domain now) {
        return left.name().equals(now.name()) && ResourcePolicy.same(left.policy(), now.policy());
    }
}
