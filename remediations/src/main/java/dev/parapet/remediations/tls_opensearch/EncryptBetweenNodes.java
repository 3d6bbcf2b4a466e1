package dev.parapet.remediations.tls_opensearch;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;

/**
 * Has a domain's nodes speak TLS with each other; AWS replaces every node. Where the endpoint is at fault, too, the same call
 * sees to it: AWS would refuse a second one for hours.
 */
record EncryptBetweenNodes(String domain, Endpoint before, Endpoint after) implements Action {
    /** AWS does not turn node-to-node encryption off: the way back is a snapshot and a new domain. */
    static final Effect EFFECT = new Effect("es:UpdateDomainConfig", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "OpenSearch domain %s: node-to-node encryption off -> on%s"
                .formatted(domain, endpointStays() ? "" : ", endpoint %s -> %s".formatted(before, after));
    }

    private boolean endpointStays() {
        return before.equals(after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(OpenSearchClient::builder)
                .updateDomainConfig(request -> request.domainName(domain)
                        .nodeToNodeEncryptionOptions(options -> options.enabled(true))
                        .domainEndpointOptions(endpointStays() ? null : after.options()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
