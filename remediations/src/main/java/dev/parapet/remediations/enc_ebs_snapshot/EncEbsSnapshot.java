package dev.parapet.remediations.enc_ebs_snapshot;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
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
import dev.parapet.remediations.shared.KmsKeyParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** A snapshot is encrypted; one that is not is replaced by an encrypted copy. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncEbsSnapshot implements Guardrail<Snapshot> {
    private static final String TYPE = "AWS::EC2::Snapshot";

    private static final Control CONTROL = new Control(
            "enc-ebs-snapshot",
            "EBS snapshots are encrypted",
            "An unencrypted snapshot needs one wrong share to be read by anybody; an encrypted one needs the key as well.",
            Severity.MEDIUM,
            Family.STORAGE,
            TYPE,
            // An import answers before it has a snapshot; the sweep finds what came of it.
            List.of(new ApiCall(
                    "ec2", "ec2.amazonaws.com", List.of("CreateSnapshot", "CreateSnapshots", "CopySnapshot"))),
            List.of(CopyEncrypted.EFFECT, DropCopy.EFFECT, ShareCopy.EFFECT, DeleteOriginal.EFFECT),
            List.of(
                    allow("ec2:DescribeSnapshots", "*"),
                    allow("ec2:DescribeImages", "*"),
                    // A snapshot's ARN has no account in it.
                    allow("ec2:DescribeSnapshotAttribute", "*"),
                    allow("ec2:CopySnapshot", "*"),
                    allow("ec2:CreateTags", "*"),
                    allow("ec2:ModifySnapshotAttribute", "*"),
                    allow("ec2:DeleteSnapshot", "*")),
            List.of("ENC-1"),
            List.of(Mapping.of("soc2", "CC6.1", "judgement"), Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(KmsKeyParameter.standing("the account's default key for EBS")));

    private final Optional<String> kmsKey;

    /** With the account's default key. */
    public EncEbsSnapshot() {
        this(Optional.empty());
    }

    private EncEbsSnapshot(Optional<String> kmsKey) {
        this.kmsKey = kmsKey;
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public boolean stepwise() {
        return true;
    }

    @Override
    public Class<Snapshot> state() {
        return Snapshot.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(CopyEncrypted.class, DropCopy.class, ShareCopy.class, DeleteOriginal.class);
    }

    @Override
    public Guardrail<Snapshot> with(Map<String, JsonNode> parameters) {
        return new EncEbsSnapshot(KmsKeyParameter.in(parameters, CONTROL.id()));
    }

    /** Only the answer counts: the request of a copy names the original. One call may make many. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? call.response().findValuesAsText("snapshotId").stream()
                        .filter(id -> id.matches("snap-[0-9a-f]{8,17}"))
                        .distinct()
                        .map(id -> Target.of(call.origin().resource(TYPE, id)))
                        .toList()
                : finding.named(TYPE);
    }

    @Override
    public Optional<Snapshot> observe(Target target, Aws aws) {
        return new Look(aws.client(Ec2Client::builder)).at(target.resource().id());
    }

    @Override
    public Stream<Seen<Snapshot>> survey(Place place, Aws aws) {
        return aws
                .client(Ec2Client::builder)
                .describeSnapshotsPaginator(request -> request.ownerIds("self").maxResults(1000))
                .snapshots()
                .stream()
                .map(Look::listed)
                .map(snapshot -> snapshot.encrypted()
                        ? Seen.of(place.resource(TYPE, snapshot.id()), snapshot)
                        : Seen.named(place.resource(TYPE, snapshot.id())));
    }

    @Override
    public Decision decide(Target target, Snapshot snapshot) {
        if (snapshot.encrypted()) {
            return new Compliant("the snapshot is encrypted");
        }
        String region = target.resource().region();
        Optional<Escalate> untouchable = new Untouchable(snapshot, region, kmsKey.isPresent()).reason();
        if (untouchable.isPresent()) {
            return untouchable.get();
        }
        Optional<Snapshot.Copy> failed =
                snapshot.copy().filter(copy -> copy.status().equals("error"));
        if (failed.isPresent()) {
            return new Escalate(
                    "the snapshot is not encrypted, and its copy %s failed"
                            .formatted(failed.get().id()),
                    List.of(
                            "Let the key be used, and have it tried again: aws ec2 delete-snapshot --snapshot-id %s --region %s"
                                    .formatted(failed.get().id(), region)));
        }
        Plan plan = new Plan(target.resource(), left(snapshot, region));
        return waits(snapshot)
                .<Decision>map(work -> new Postpone(plan, "the snapshot is not encrypted; " + work))
                .orElseGet(() -> new Remediate(
                        plan, "the snapshot is not encrypted; its copy gets another id and today's date"));
    }

    private static Optional<String> waits(Snapshot snapshot) {
        if (snapshot.swapped().isPresent()) {
            return Optional.of("it is a step of the swap of %s and is deleted with what the swap retires"
                    .formatted(snapshot.swapped().get()));
        }
        if (!snapshot.status().equals("completed")) {
            return Optional.of("it is " + snapshot.status());
        }
        return snapshot.copy()
                .filter(copy -> !copy.completed())
                .map(copy -> "its encrypted copy %s is at %s".formatted(copy.id(), copy.progress()));
    }

    private List<Action> left(Snapshot snapshot, String region) {
        List<Action> steps = new ArrayList<>();
        if (snapshot.copy().isEmpty()) {
            steps.add(new CopyEncrypted(snapshot.id(), region, snapshot.text(), kmsKey));
        }
        boolean shared = snapshot.copy()
                .filter(copy -> copy.accounts().containsAll(snapshot.accounts()))
                .isPresent();
        if (!snapshot.accounts().isEmpty() && !shared) {
            steps.add(new ShareCopy(snapshot.id(), snapshot.accounts(), true));
        }
        steps.add(new DeleteOriginal(snapshot.id()));
        return steps;
    }
}
