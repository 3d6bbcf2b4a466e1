package dev.parapet.remediations.pub_ami;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.remediations.shared.ErrorCode;
import dev.parapet.remediations.shared.SnapshotSharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;

/** An image must not be shared outside the organization. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubAmi implements Guardrail<PubAmi.Image> {
    private static final String TYPE = "AWS::EC2::Image";

    private static final Control CONTROL = new Control(
            "pub-ami",
            "AMIs are not shared outside the organization",
            "Whoever may launch an image reads its whole disk: code, configuration, and whatever keys were left on it.",
            Severity.CRITICAL,
            Family.COMPUTE,
            TYPE,
            List.of(new ApiCall("ec2", "ec2.amazonaws.com", List.of("ModifyImageAttribute"))),
            List.of(ChangeSharing.EFFECT),
            List.of(
                    allow("ec2:DescribeImages", "*"),
                    // An image's ARN has no account in it.
                    allow("ec2:DescribeImageAttribute", "*"),
                    allow("ec2:ModifyImageAttribute", "*")),
            List.of("PUB-2", "DCL-1"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of(SnapshotSharing.parameter()));

    private final List<String> trusted;

    /** Trusting nobody outside the organization. */
    public PubAmi() {
        this(List.of());
    }

    private PubAmi(List<String> trusted) {
        this.trusted = trusted;
    }

    /**
     * What the decision needs of an image.
     *
     * @param sharing who may launch it beside the organization; a foreign organization or unit stands there with its ARN
     */
    public record Image(String id, SnapshotSharing sharing) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Image> state() {
        return Image.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(ChangeSharing.class);
    }

    @Override
    public Guardrail<Image> with(Map<String, JsonNode> parameters) {
        return new PubAmi(SnapshotSharing.trusted(parameters, CONTROL.id()));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.request().path("imageId").asText(""))
                        .filter(id -> id.matches("ami-[0-9a-f]{8,17}"))
                        .map(id -> Target.of(call.origin().resource(TYPE, id)))
                        .toList()
                : finding.named(TYPE);
    }

    @Override
    public Optional<Image> observe(Target target, Aws aws) {
        String id = target.resource().id();
        try {
            List<String> sharedWith = aws
                    .client(Ec2Client::builder)
                    .describeImageAttribute(
                            request -> request.imageId(id).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                    .launchPermissions()
                    .stream()
                    .map(Launcher::of)
                    .toList();
            return Optional.of(new Image(
                    id, SnapshotSharing.of(sharedWith, holder -> aws.inOrganization(Launcher.account(holder)))));
        } catch (Ec2Exception e) {
            if (ErrorCode.of(e).equals("InvalidAMIID.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Only names: with whom an image is shared takes a call for each, and no other detector looks at images. */
    @Override
    public Stream<Seen<Image>> survey(Place place, Aws aws) {
        return aws
                .client(Ec2Client::builder)
                .describeImagesPaginator(request -> request.owners("self").maxResults(1000))
                .images()
                .stream()
                .map(image -> Seen.named(place.resource(TYPE, image.imageId())));
    }

    @Override
    public Decision decide(Target target, Image image) {
        return image.sharing()
                .decide(target.resource(), "image", trusted, holders -> ChangeSharing.end(image.id(), holders));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        JsonNode permission = call.request().path("launchPermission");
        return call.name().equals("ModifyImageAttribute") && permission.has("remove") && !permission.has("add");
    }
}
