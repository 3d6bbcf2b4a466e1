package dev.parapet.remediations.tls_cloudfront;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
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
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionList;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

/** A distribution sends viewers that come over HTTP to HTTPS, on every path. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsCloudfront implements Guardrail<Distribution> {
    private static final String TYPE = "AWS::CloudFront::Distribution";

    private static final Control CONTROL = new Control(
            "tls-cloudfront",
            "CloudFront distributions redirect viewers to HTTPS",
            "What a viewer sends over plain HTTP, passwords and session cookies with it, is read and changed by whoever sits on the way.",
            Severity.MEDIUM,
            Family.NETWORK,
            TYPE,
            List.of(
                    // The star takes in CreateDistributionWithTags and names with an API version behind them.
                    new ApiCall(
                            "cloudfront",
                            "cloudfront.amazonaws.com",
                            List.of("CreateDistribution*", "UpdateDistribution*", "CopyDistribution*")),
                    new ConfigRule("cloudfront-viewer-policy-https", TYPE),
                    new SecurityHubControl("CloudFront.3")),
            List.of(SetViewerPolicy.EFFECT),
            List.of(
                    allow("cloudfront:ListDistributions", "*"),
                    allow("cloudfront:GetDistributionConfig", "distribution/*"),
                    allow("cloudfront:UpdateDistribution", "distribution/*")),
            List.of(),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.GLOBAL;
    }

    @Override
    public Class<Distribution> state() {
        return Distribution.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetViewerPolicy.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().toList()
                : finding.named(TYPE);
    }

    /** A new distribution, a copy too, is named by the answer; an updated one by the request as well. */
    private static Optional<Target> calledFor(Finding.ApiActivity call) {
        return Stream.of(
                        call.response().path("distribution").path("id"),
                        call.request().path("id"))
                .map(id -> id.asText(""))
                .filter(id -> id.matches("[A-Z0-9]{8,32}"))
                .findFirst()
                .map(id -> Target.of(call.origin().global(TYPE, id)));
    }

    @Override
    public Optional<Distribution> observe(Target target, Aws aws) {
        String id = target.resource().id();
        try {
            return Optional.of(Distribution.of(
                    id,
                    aws.client(CloudFrontClient::builder)
                            .getDistributionConfig(request -> request.id(id))
                            .distributionConfig()));
        } catch (NoSuchDistributionException gone) {
            return Optional.empty();
        }
    }

    /** The list holds whole behaviors, so that nothing is read one by one. */
    @Override
    public Stream<Seen<Distribution>> survey(Place place, Aws aws) {
        CloudFrontClient cloudFront = aws.client(CloudFrontClient::builder);
        return Stream.iterate(
                        Optional.of(page(cloudFront, Optional.empty())),
                        Optional::isPresent,
                        page -> page.filter(DistributionList::isTruncated)
                                .map(full -> page(cloudFront, Optional.of(full.nextMarker()))))
                .flatMap(Optional::stream)
                .flatMap(page -> page.items().stream())
                .map(Distribution::of)
                .map(distribution -> Seen.of(place.resource(TYPE, distribution.id()), distribution));
    }

    /** The SDK has no paginator for this call. */
    private static DistributionList page(CloudFrontClient cloudFront, Optional<String> marker) {
        return cloudFront
                .listDistributions(request -> request.marker(marker.orElse(null)))
                .distributionList();
    }

    /** CloudFront takes changes while it still rolls out earlier ones, so there is nothing to wait for. */
    @Override
    public Decision decide(Target target, Distribution distribution) {
        List<String> open = distribution.open();
        if (open.isEmpty()) {
            return new Compliant("viewers reach every path over HTTPS only");
        }
        String fault = "viewers reach %s over HTTP".formatted(String.join(", ", open));
        if (!distribution.uncertified().isEmpty()) {
            return new Escalate(
                    "%s, and a redirect would lead to a certificate warning: there is none for %s"
                            .formatted(fault, String.join(", ", distribution.uncertified())),
                    steps(distribution));
        }
        return new Remediate(
                new Plan(
                        target.resource(),
                        List.of(new SetViewerPolicy(distribution.id(), open, "allow-all", "redirect-to-https"))),
                fault);
    }

    private static List<String> steps(Distribution distribution) {
        return List.of(
                "aws acm request-certificate --region us-east-1 --validation-method DNS --domain-name %s"
                        .formatted(distribution.uncertified().getFirst()),
                "once it is issued, set it as the viewer certificate of distribution %s, with SNI and TLSv1.2_2021"
                        .formatted(distribution.id()),
                "the next sweep turns the redirect on");
    }

    /** Certificates and aliases may have come since; only the policies are ours. */
    @Override
    public boolean untouchedSince(Distribution left, Distribution now) {
        return left.behaviors().equals(now.behaviors());
    }
}
