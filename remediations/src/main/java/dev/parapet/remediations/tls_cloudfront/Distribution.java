package dev.parapet.remediations.tls_cloudfront;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.model.Aliases;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CacheBehaviors;
import software.amazon.awssdk.services.cloudfront.model.DefaultCacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.ViewerCertificate;

/**
 * What the decision needs of a distribution.
 *
 * @param behaviors the default cache behavior, then the others in their order
 * @param uncertified the aliases for which it has no certificate, only that of {@code *.cloudfront.net}
 */
public record Distribution(String id, List<Behavior> behaviors, List<String> uncertified) {
    /** The path of the default cache behavior in plans and text; a real pattern never reads so. */
    static final String DEFAULT = "Default (*)";

    /**
     * How viewers may come to one path pattern.
     *
     * @param policy {@code allow-all}, {@code redirect-to-https} or {@code https-only}
     */
    record Behavior(String path, String policy) {}

    public Distribution {
        behaviors = List.copyOf(behaviors);
        uncertified = List.copyOf(uncertified);
    }

    /** The paths that answer over HTTP. */
    List<String> open() {
        return behaviors.stream()
                .filter(behavior -> behavior.policy().equals("allow-all"))
                .map(Behavior::path)
                .toList();
    }

    static Distribution of(String id, DistributionConfig config) {
        return of(
                id,
                config.defaultCacheBehavior(),
                config.cacheBehaviors(),
                config.aliases(),
                config.viewerCertificate());
    }

    static Distribution of(DistributionSummary listed) {
        return of(
                listed.id(),
                listed.defaultCacheBehavior(),
                listed.cacheBehaviors(),
                listed.aliases(),
                listed.viewerCertificate());
    }

    private static Distribution of(
            String id,
            DefaultCacheBehavior first,
            CacheBehaviors others,
            Aliases aliases,
            ViewerCertificate certificate) {
        List<Behavior> behaviors = new ArrayList<>();
        behaviors.add(new Behavior(DEFAULT, first.viewerProtocolPolicyAsString()));
        if (others != null) {
            others.items().forEach(behavior -> behaviors.add(behavior(behavior)));
        }
        boolean own = certificate != null && !Boolean.TRUE.equals(certificate.cloudFrontDefaultCertificate());
        return new Distribution(id, behaviors, own || aliases == null ? List.of() : aliases.items());
    }

    private static Behavior behavior(CacheBehavior behavior) {
        return new Behavior(behavior.pathPattern(), behavior.viewerProtocolPolicyAsString());
    }
}
