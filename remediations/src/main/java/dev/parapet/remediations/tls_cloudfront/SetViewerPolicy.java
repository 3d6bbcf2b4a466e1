package dev.parapet.remediations.tls_cloudfront;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;

/**
 * Moves the viewer protocol policy of some paths of a distribution; its undo is the same move backwards.
 *
 * @param paths path patterns, with {@link Distribution#DEFAULT} for the default cache behavior
 */
record SetViewerPolicy(String distribution, List<String> paths, String before, String after) implements Action {
    /** Viewers are redirected with their method and body (HTTP 307 for anything but GET and HEAD). */
    static final Effect EFFECT = new Effect("cloudfront:UpdateDistribution", Risk.SAFE, Undo.EXACT);

    SetViewerPolicy {
        paths = List.copyOf(paths);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "CloudFront distribution %s, viewer protocol of %s: %s -> %s"
                .formatted(distribution, String.join(", ", paths), before, after);
    }

    /**
     * An update replaces the whole configuration, so the whole of the present one is sent back, under its ETag: CloudFront
     * refuses it when somebody else was quicker.
     */
    @Override
    public void apply(Aws aws) {
        CloudFrontClient cloudFront = aws.client(CloudFrontClient::builder);
        GetDistributionConfigResponse now = cloudFront.getDistributionConfig(request -> request.id(distribution));
        cloudFront.updateDistribution(request ->
                request.id(distribution).ifMatch(now.eTag()).distributionConfig(changed(now.distributionConfig())));
    }

    private DistributionConfig changed(DistributionConfig config) {
        DistributionConfig.Builder changed = config.toBuilder();
        if (moves(Distribution.DEFAULT, config.defaultCacheBehavior().viewerProtocolPolicyAsString())) {
            changed.defaultCacheBehavior(config.defaultCacheBehavior().toBuilder()
                    .viewerProtocolPolicy(after)
                    .build());
        }
        if (config.cacheBehaviors() != null && config.cacheBehaviors().hasItems()) {
            List<CacheBehavior> behaviors =
                    config.cacheBehaviors().items().stream().map(this::changed).toList();
            changed.cacheBehaviors(
                    config.cacheBehaviors().toBuilder().items(behaviors).build());
        }
        return changed.build();
    }

    private CacheBehavior changed(CacheBehavior behavior) {
        return moves(behavior.pathPattern(), behavior.viewerProtocolPolicyAsString())
                ? behavior.toBuilder().viewerProtocolPolicy(after).build()
                : behavior;
    }

    private boolean moves(String path, String policy) {
        return paths.contains(path) && policy.equals(before);
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetViewerPolicy(distribution, paths, after, before));
    }
}
