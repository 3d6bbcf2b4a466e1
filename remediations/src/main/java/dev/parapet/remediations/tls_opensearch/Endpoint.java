package dev.parapet.remediations.tls_opensearch;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.opensearch.model.DomainEndpointOptions;

/**
 * A domain's endpoint, all of it: what is sent to AWS is the whole of it, so that a custom name is not lost.
 *
 * @param https whether plain HTTP is refused
 * @param policy which TLS versions and ciphers it takes, in AWS's name for them
 * @param customName a name of the owner's own
 * @param certificate the certificate for that name
 */
record Endpoint(boolean https, Optional<String> policy, Optional<String> customName, Optional<String> certificate) {
    /** What a domain has that was never told otherwise. */
    static final Endpoint STANDARD = new Endpoint(false, Optional.empty(), Optional.empty(), Optional.empty());

    /** The newest that every client of today speaks: TLS 1.2 and 1.3 with forward secrecy. */
    static final String STRONG = "Policy-Min-TLS-1-2-PFS-2023-10";

    private static final String OLDEST = "Policy-Min-TLS-1-0-2019-07";

    /** Any other is as strong or stronger, or newer than this list, and stays. */
    private static final Set<String> WEAK = Set.of(OLDEST, "Policy-Min-TLS-1-2-2019-07");

    static Endpoint of(DomainEndpointOptions options) {
        boolean custom = Boolean.TRUE.equals(options.customEndpointEnabled());
        return new Endpoint(
                Boolean.TRUE.equals(options.enforceHTTPS()),
                Optional.ofNullable(options.tlsSecurityPolicyAsString()),
                Optional.ofNullable(options.customEndpoint()).filter(name -> custom),
                Optional.ofNullable(options.customEndpointCertificateArn()).filter(arn -> custom));
    }

    boolean weak() {
        return WEAK.contains(policy.orElse(OLDEST));
    }

    boolean safe() {
        return https && !weak();
    }

    /** The same endpoint over HTTPS only, with a policy that is never weaker than before. */
    Endpoint enforced() {
        return new Endpoint(true, weak() ? Optional.of(STRONG) : policy, customName, certificate);
    }

    DomainEndpointOptions options() {
        DomainEndpointOptions.Builder options =
                DomainEndpointOptions.builder().enforceHTTPS(https).tlsSecurityPolicy(policy.orElse(OLDEST));
        customName.ifPresent(name -> options.customEndpointEnabled(true)
                .customEndpoint(name)
                .customEndpointCertificateArn(certificate.orElse(null)));
        return options.build();
    }

    @Override
    public String toString() {
        return (https ? "HTTPS only" : "HTTP and HTTPS") + ", " + policy.orElse(OLDEST);
    }
}
