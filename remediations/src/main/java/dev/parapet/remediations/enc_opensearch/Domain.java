package dev.parapet.remediations.enc_opensearch;

import dev.parapet.remediations.shared.SearchDomain;
import java.util.Optional;
import software.amazon.awssdk.services.opensearch.model.ClusterConfig;
import software.amazon.awssdk.services.opensearch.model.ColdStorageOptions;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.opensearch.model.EncryptionAtRestOptions;

/**
 * What the decision needs of a domain.
 *
 * @param instanceType of its data nodes, for example {@code r6g.large.search}
 * @param warm whether it has UltraWarm or cold storage
 */
public record Domain(SearchDomain domain, boolean encrypted, String instanceType, boolean warm) {
    private static final String SETTING = "EncryptionAtRestOptions";

    static Domain of(DomainStatus found) {
        Optional<ClusterConfig> cluster = Optional.ofNullable(found.clusterConfig());
        return new Domain(
                SearchDomain.of(found),
                Optional.ofNullable(found.encryptionAtRestOptions())
                        .map(EncryptionAtRestOptions::enabled)
                        .orElse(false),
                cluster.map(ClusterConfig::instanceTypeAsString).orElse(""),
                cluster.map(ClusterConfig::warmEnabled).orElse(false)
                        || cluster.map(ClusterConfig::coldStorageOptions)
                                .map(ColdStorageOptions::enabled)
                                .orElse(false));
    }

    String name() {
        return domain.name();
    }

    /** Whether AWS is replacing the nodes right now. */
    boolean underWay() {
        return domain.changes(SETTING);
    }

    /** Instances of the first generations encrypt nothing. */
    boolean cannotEncrypt() {
        return instanceType.matches("(?:t2|m3|r3)\\..*");
    }
}
