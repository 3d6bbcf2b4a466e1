package dev.parapet.remediations.enc_opensearch;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
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
import dev.parapet.remediations.shared.RegionalKey;
import dev.parapet.remediations.shared.SearchDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A search domain is encrypted at rest: indexes, logs, swap and automated snapshots. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncOpensearch implements Guardrail<Domain> {
    private static final Control CONTROL = new Control(
            "enc-opensearch",
            "OpenSearch domains are encrypted at rest",
            "Indexes hold copies of what other stores protect, and logs with whatever people typed.",
            Severity.MEDIUM,
            Family.DATABASE,
            SearchDomain.TYPE,
            List.of(
                    SearchDomain.CALLS,
                    new ConfigRule("opensearch-encrypted-at-rest", SearchDomain.TYPE),
                    new ConfigRule("elasticsearch-encrypted-at-rest", SearchDomain.ELASTICSEARCH),
                    new SecurityHubControl("Opensearch.1"),
                    new SecurityHubControl("ES.1")),
            List.of(EncryptAtRest.EFFECT),
            List.of(
                    allow("es:ListDomainNames", "*"),
                    allow("es:DescribeDomains", "domain/*"),
                    allow("es:UpdateDomainConfig", "domain/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Opensearch.1", "securityhub"),
                    Mapping.of("nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(e)(2)(ii)",
                            "prowler")),
            List.of(RegionalKey.parameter("the AWS managed key aws/es")));

    private final Optional<RegionalKey> key;

    /** Under the AWS managed key. */
    public EncOpensearch() {
        this(Optional.empty());
    }

    private EncOpensearch(Optional<RegionalKey> key) {
        this.key = key;
    }

    @Override
    public Guardrail<Domain> with(Map<String, JsonNode> parameters) {
        return new EncOpensearch(RegionalKey.in(parameters, CONTROL.id()));
    }

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
        return List.of(EncryptAtRest.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return SearchDomain.targets(finding);
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
        if (domain.domain().leaving()) {
            return new Compliant("the domain is being deleted");
        }
        if (domain.encrypted() && !domain.underWay()) {
            return new Compliant("the domain is encrypted at rest");
        }
        if (domain.domain().putAside()) {
            return StepsByHand.putAside(domain);
        }
        if (!domain.domain().encryptsLater()) {
            return StepsByHand.upgrade(domain);
        }
        if (domain.warm()) {
            return StepsByHand.warm(domain);
        }
        return domain.cannotEncrypt() ? StepsByHand.instances(domain) : encrypted(target, domain);
    }

    private Decision encrypted(Target target, Domain domain) {
        Optional<String> here = key.flatMap(set -> set.in(target.resource().region()));
        Plan plan = new Plan(target.resource(), List.of(new EncryptAtRest(domain.name(), here)));
        if (domain.underWay()) {
            return new Postpone(plan, "the domain is being encrypted: AWS replaces its nodes, which takes up to hours");
        }
        return domain.domain().busy()
                ? new Postpone(
                        plan,
                        "the domain is unencrypted and in status %s; AWS takes the next change once it is Active"
                                .formatted(domain.domain().status()))
                : new Remediate(plan, "the domain is unencrypted; once encrypted it stays so");
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().startsWith("Update")
                && call.request()
                        .path("encryptionAtRestOptions")
                        .path("enabled")
                        .asBoolean(false);
    }

    /** The status comes and goes by itself. */
    @Override
    public boolean untouchedSince(Domain left, Domain now) {
        return left.name().equals(now.name()) && left.encrypted() == now.encrypted();
    }
}
