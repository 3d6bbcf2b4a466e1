package dev.parapet.remediations.enc_opensearch;

import dev.parapet.core.Decision.Escalate;
import java.util.List;

/** What has to be done to a domain before AWS can encrypt it. */
final class StepsByHand {
    private StepsByHand() {}

    /** Elasticsearch before 6.7 encrypts new domains only. */
    static Escalate upgrade(Domain domain) {
        return new Escalate(
                "the domain is unencrypted and runs %s, which cannot be encrypted before it is upgraded to Elasticsearch 6.7 or later"
                        .formatted(domain.domain().engine()),
                List.of(
                        "aws opensearch get-compatible-versions --domain-name " + domain.name(),
                        "aws opensearch upgrade-domain --domain-name %s --target-version Elasticsearch_6.8 (from 5.x by way of Elasticsearch_5.6; older ones are restored from a snapshot into a new domain)"
                                .formatted(domain.name()),
                        "aws opensearch update-domain-config --domain-name %s --encryption-at-rest-options Enabled=true"
                                .formatted(domain.name())));
    }

    /** AWS refuses to encrypt a domain while it has either. */
    static Escalate warm(Domain domain) {
        return new Escalate(
                "the domain is unencrypted and has UltraWarm or cold storage; AWS encrypts no domain that has either",
                List.of(
                        "move every index of %s that is worth keeping to hot storage: POST _ultrawarm/migration/INDEX/_hot"
                                .formatted(domain.name()),
                        "aws opensearch update-domain-config --domain-name %s --cluster-config WarmEnabled=false,ColdStorageOptions={Enabled=false}"
                                .formatted(domain.name()),
                        "aws opensearch update-domain-config --domain-name %s --encryption-at-rest-options Enabled=true"
                                .formatted(domain.name()),
                        "enable UltraWarm again and move the indexes back"));
    }

    /** Another type of instance is another price, so its owner chooses. */
    static Escalate instances(Domain domain) {
        return new Escalate(
                "the domain is unencrypted and runs on %s, which cannot encrypt".formatted(domain.instanceType()),
                List.of(
                        "aws opensearch update-domain-config --domain-name %s --cluster-config InstanceType=r6g.large.search"
                                .formatted(domain.name()),
                        "aws opensearch update-domain-config --domain-name %s --encryption-at-rest-options Enabled=true"
                                .formatted(domain.name())));
    }

    /** AWS has put the domain aside and takes no change. */
    static Escalate putAside(Domain domain) {
        return new Escalate(
                "the domain is unencrypted and isolated: AWS changes nothing about it",
                List.of("ask AWS Support why domain %s is isolated".formatted(domain.name())));
    }
}
