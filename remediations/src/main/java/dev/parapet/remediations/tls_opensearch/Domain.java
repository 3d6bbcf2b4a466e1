package dev.parapet.remediations.tls_opensearch;

import dev.parapet.remediations.shared.SearchDomain;
import java.util.Optional;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.opensearch.model.NodeToNodeEncryptionOptions;

/**
 * What the decision needs of a domain.
 *
 * @param betweenNodes whether its nodes speak TLS with each other
 */
public record Domain(SearchDomain domain, Endpoint endpoint, boolean betweenNodes) {
    private static final String BETWEEN_NODES = "NodeToNodeEncryptionOptions";

    static Domain of(DomainStatus found) {
        return new Domain(
                SearchDomain.of(found),
                Optional.ofNullable(found.domainEndpointOptions())
                        .map(Endpoint::of)
                        .orElse(Endpoint.STANDARD),
                Optional.ofNullable(found.nodeToNodeEncryptionOptions())
                        .map(NodeToNodeEncryptionOptions::enabled)
                        .orElse(false));
    }

    String name() {
        return domain.name();
    }

    /** Whether AWS is replacing the nodes right now. */
    boolean underWay() {
        return domain.changes(BETWEEN_NODES);
    }

    boolean nodesSafe() {
        return betweenNodes && !underWay();
    }
}
