package dev.parapet.remediations.tls_opensearch;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;

/** Moves a domain's endpoint to HTTPS only; its undo is the same move backwards. */
record EnforceHttps(String domain, Endpoint before, Endpoint after) implements Action {
    /** Requiring HTTPS and another TLS policy are among the changes for which AWS replaces no nodes. */
    static final Effect EFFECT = new Effect("es:UpdateDomainConfig", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "OpenSearch domain %s: endpoint %s -> %s".formatted(domain, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(OpenSearchClient::builder)
                .updateDomainConfig(request -> request.domainName(domain).domainEndpointOptions(after.options()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new EnforceHttps(domain, after, before));
    }
}
