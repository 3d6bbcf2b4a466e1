package dev.parapet.remediations.tls_opensearch;

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
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.SearchDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search domain speaks TLS, with its clients and between its nodes. The first can be taken back and is done at once; the
 * second cannot and is asked for, so the two never share a plan unless somebody is asked anyway.
 */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsOpensearch implements Guardrail<Domain> {
    /** The hint that a person may be asked about the nodes, too. */
    private static final String ASK = "ask";

    private static final String NODES = "nodes";

    private static final Set<String> ABOUT_NODES = Set.of("Opensearch.3", "ES.3");

    private static final Control CONTROL = new Control(
            "tls-opensearch",
            "OpenSearch domains speak TLS with clients and between nodes",
            "Over plain HTTP queries, documents and passwords can be read and changed by anybody on the path.",
            Severity.MEDIUM,
            Family.DATABASE,
            SearchDomain.TYPE,
            List.of(
                    SearchDomain.CALLS,
                    new ConfigRule("opensearch-https-required", SearchDomain.TYPE),
                    new ConfigRule("opensearch-node-to-node-encryption-check", SearchDomain.TYPE),
                    new ConfigRule("elasticsearch-node-to-node-encryption-check", SearchDomain.ELASTICSEARCH),
                    new SecurityHubControl("Opensearch.8"),
                    new SecurityHubControl("Opensearch.3"),
                    new SecurityHubControl("ES.8"),
                    new SecurityHubControl("ES.3")),
            List.of(EnforceHttps.EFFECT, EncryptBetweenNodes.EFFECT),
            List.of(
                    allow("es:ListDomainNames", "*"),
                    allow("es:DescribeDomains", "domain/*"),
                    allow("es:UpdateDomainConfig", "domain/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Opensearch.8 Opensearch.3", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-4 AC-17(2) IA-5(1) SC-7(4) SC-8 SC-8(1) SC-8(2) SC-12(3) SC-13 SC-23 SC-23(3) SI-7(6)",
                            "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(4)(ii)(A) 164.312(e)(1)", "prowler")),
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
        return List.of(EnforceHttps.class, EncryptBetweenNodes.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        boolean nodes = finding.kind().contains("node-to-node") || ABOUT_NODES.contains(finding.kind());
        return SearchDomain.targets(finding).stream()
                .map(target -> nodes ? asking(target.resource()) : target)
                .toList();
    }

    private static Target asking(ResourceId domain) {
        return new Target(domain, Map.of(ASK, NODES));
    }

    @Override
    public Optional<Domain> observe(Target target, Aws aws) {
        return SearchDomain.named(target.resource().id(), aws).map(Domain::of);
    }

    /** A sweep asks about the nodes once the clients are safe, so that they never wait for the answer. */
    @Override
    public Stream<Seen<Domain>> survey(Place place, Aws aws) {
        return SearchDomain.all(aws).map(Domain::of).map(domain -> {
            ResourceId id = place.resource(SearchDomain.TYPE, domain.name());
            Target target = domain.endpoint().safe() ? asking(id) : Target.of(id);
            return new Seen<>(target, Optional.of(domain));
        });
    }

    @Override
    public Decision decide(Target target, Domain domain) {
        if (domain.domain().leaving()) {
            return new Compliant("the domain is being deleted");
        }
        if (domain.endpoint().safe() && domain.nodesSafe()) {
            return new Compliant("the domain speaks TLS with clients and between nodes");
        }
        Optional<Action> write = write(target, domain);
        if (write.isEmpty() && domain.underWay()) {
            return new Compliant("AWS is replacing the nodes by ones that speak TLS");
        }
        return write.isEmpty() || domain.domain().putAside()
                ? leftToPeople(domain)
                : planned(domain, new Plan(target.resource(), List.of(write.get())));
    }

    private static Decision planned(Domain domain, Plan plan) {
        if (domain.underWay()) {
            return new Postpone(plan, "the nodes are being replaced by ones that speak TLS, which takes up to hours");
        }
        return domain.domain().busy()
                ? new Postpone(
                        plan,
                        "%s; the domain is in status %s, and AWS takes the next change once it is Active"
                                .formatted(fault(domain), domain.domain().status()))
                : new Remediate(plan, fault(domain));
    }

    /** Never the nodes without the hint: after a lost answer the rest of a plan is written without another question. */
    private static Optional<Action> write(Target target, Domain domain) {
        Endpoint before = domain.endpoint();
        boolean ask = target.hint(ASK).filter(NODES::equals).isPresent();
        if (ask && !domain.nodesSafe() && domain.domain().encryptsLater()) {
            return Optional.of(new EncryptBetweenNodes(domain.name(), before, before.enforced()));
        }
        return before.safe()
                ? Optional.empty()
                : Optional.of(new EnforceHttps(domain.name(), before, before.enforced()));
    }

    private static String fault(Domain domain) {
        return Stream.of(clients(domain.endpoint()), nodes(domain))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", and "));
    }

    private static Optional<String> clients(Endpoint endpoint) {
        if (endpoint.safe()) {
            return Optional.empty();
        }
        return Optional.of(
                endpoint.https()
                        ? "the domain takes clients with outdated TLS"
                        : "the domain takes requests over plain HTTP");
    }

    private static Optional<String> nodes(Domain domain) {
        return domain.nodesSafe() ? Optional.empty() : Optional.of("the nodes speak plain text with each other");
    }

    private static Escalate leftToPeople(Domain domain) {
        if (domain.domain().putAside()) {
            return new Escalate(
                    fault(domain) + "; the domain is isolated, and AWS changes nothing about it",
                    List.of("ask AWS Support why domain %s is isolated".formatted(domain.name())));
        }
        String encrypt =
                "aws opensearch update-domain-config --domain-name %s --node-to-node-encryption-options Enabled=true"
                        .formatted(domain.name());
        return domain.domain().encryptsLater()
                ? new Escalate(
                        fault(domain) + "; encryption between them cannot be turned off again, so a person says when",
                        List.of("approve the plan that the next sweep asks for, or: " + encrypt))
                : upgrade(domain, encrypt);
    }

    private static Escalate upgrade(Domain domain, String encrypt) {
        return new Escalate(
                "%s, and %s cannot encrypt between them before it is upgraded to Elasticsearch 6.7 or later"
                        .formatted(fault(domain), domain.domain().engine()),
                List.of(
                        "aws opensearch get-compatible-versions --domain-name " + domain.name(),
                        "aws opensearch upgrade-domain --domain-name %s --target-version Elasticsearch_6.8 (from 5.x by way of Elasticsearch_5.6)"
                                .formatted(domain.name()),
                        encrypt));
    }

    /** The status comes and goes by itself. */
    @Override
    public boolean untouchedSince(Domain left, Domain now) {
        return left.name().equals(now.name())
                && left.endpoint().equals(now.endpoint())
                && left.betweenNodes() == now.betweenNodes();
    }
}
