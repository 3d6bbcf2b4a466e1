package dev.parapet.remediations.pub_ebs_snapshot;

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
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.remediations.shared.ErrorCode;
import dev.parapet.remediations.shared.SnapshotSharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** A snapshot of a volume must not be shared outside the organization. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubEbsSnapshot implements Guardrail<PubEbsSnapshot.Snapshot> {
    private static final String TYPE = "AWS::EC2::Snapshot";

    private static final Control CONTROL = new Control(
            "pub-ebs-snapshot",
            "EBS snapshots are not shared outside the organization",
            "Whoever may restore a snapshot holds the whole disk, in an account where nobody watches.",
            Severity.CRITICAL,
            Family.STORAGE,
            TYPE,
            List.of(
                    new ApiCall("ec2", "ec2.amazonaws.com", List.of("ModifySnapshotAttribute")),
                    // Config and Security Hub (EC2.1) judge the account as a whole and name no snapshot.
                    new ExternalAccess(TYPE)),
            List.of(ChangeSharing.EFFECT),
            List.of(
                    allow("ec2:DescribeSnapshots", "*"),
                    // A snapshot's ARN has no account in it.
                    allow("ec2:DescribeSnapshotAttribute", "*"),
                    allow("ec2:ModifySnapshotAttribute", "*")),
            List.of("PUB-2", "DCL-1"),
            List.of(
                    Mapping.of("fsbp", "EC2.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
                            "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.312(a)(1)", "prowler")),
            List.of(SnapshotSharing.parameter()));

    private final List<String> trusted;

    /** Trusting nobody outside the organization. */
    public PubEbsSnapshot() {
        this(List.of());
    }

    private PubEbsSnapshot(List<String> trusted) {
        this.trusted = trusted;
    }

    /**
     * What the decision needs of a snapshot.
     *
     * @param sharing who may make volumes of it beside the organization
     */
    public record Snapshot(String id, SnapshotSharing sharing) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Snapshot> state() {
        return Snapshot.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(ChangeSharing.class);
    }

    @Override
    public Guardrail<Snapshot> with(Map<String, JsonNode> parameters) {
        return new PubEbsSnapshot(SnapshotSharing.trusted(parameters, CONTROL.id()));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.request().path("snapshotId").asText(""))
                        .filter(id -> id.matches("snap-[0-9a-f]{8,17}"))
                        .map(id -> Target.of(call.origin().resource(TYPE, id)))
                        .toList()
                : finding.named(TYPE);
    }

    @Override
    public Optional<Snapshot> observe(Target target, Aws aws) {
        String id = target.resource().id();
        try {
            List<String> sharedWith = aws
                    .client(Ec2Client::builder)
                    .describeSnapshotAttribute(
                            request -> request.snapshotId(id).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                    .createVolumePermissions()
                    .stream()
                    .map(PubEbsSnapshot::holder)
                    .toList();
            return Optional.of(new Snapshot(id, SnapshotSharing.of(sharedWith, aws::inOrganization)));
        } catch (Ec2Exception e) {
            if (ErrorCode.of(e).equals("InvalidSnapshot.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String holder(CreateVolumePermission permission) {
        return permission.userId() == null ? permission.groupAsString() : permission.userId();
    }

    /**
     * The public ones, which EC2 lists in one call: a region holds thousands of snapshots, and with whom each is shared takes a
     * call for each. Access Analyzer finds the shares with single accounts.
     */
    @Override
    public Stream<Seen<Snapshot>> survey(Place place, Aws aws) {
        return aws
                .client(Ec2Client::builder)
                .describeSnapshotsPaginator(request -> request.ownerIds("self")
                        .restorableByUserIds(SnapshotSharing.ALL)
                        .maxResults(1000))
                .snapshots()
                .stream()
                .map(snapshot -> Seen.named(place.resource(TYPE, snapshot.snapshotId())));
    }

    @Override
    public Decision decide(Target target, Snapshot snapshot) {
        return snapshot.sharing()
                .decide(target.resource(), "snapshot", trusted, holders -> ChangeSharing.end(snapshot.id(), holders));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        JsonNode permission = call.request().path("createVolumePermission");
        return call.name().equals("ModifySnapshotAttribute") && permission.has("remove") && !permission.has("add");
    }
}
