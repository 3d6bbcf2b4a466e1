package dev.parapet.remediations.enc_opensearch;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;

/**
 * Turns on encryption at rest; AWS replaces every node.
 *
 * @param key the KMS key to encrypt under; the AWS managed key aws/es without one
 */
record EncryptAtRest(String domain, Optional<String> key) implements Action {
    /** AWS does not turn encryption at rest off: the way back is a snapshot and a new domain. */
    static final Effect EFFECT = new Effect("es:UpdateDomainConfig", Risk.IRREVERSIBLE, Undo.NONE);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "OpenSearch domain %s: encryption at rest off -> on, under %s".formatted(domain, key.orElse("aws/es"));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(OpenSearchClient::builder)
                .updateDomainConfig(request -> request.domainName(domain)
                        .encryptionAtRestOptions(
                                options -> options.enabled(true).kmsKeyId(key.orElse(null))));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
