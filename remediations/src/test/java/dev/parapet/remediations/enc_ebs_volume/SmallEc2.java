package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Aws;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/**
 * One instance, its volumes and their snapshots, as far as a swap touches them. What is asked for takes time; a running
 * instance writes to its disk all the time. Each volume and snapshot is a number: the last write it has seen.
 */
final class SmallEc2 implements Ec2Client, Aws {
    static final String INSTANCE = "i-0a1b2c3d4e5f60718";
    static final String OLD = "vol-0a1b2c3d4e5f60718";
    static final String DEVICE = "/dev/sdf";

    /** What may go wrong with a write. */
    enum Mishap {
        NONE,
        DENIED,
        THROTTLED,
        LOST_BEFORE,
        LOST_AFTER,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    /** The process is gone. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A volume or a snapshot. */
    static final class Thing {
        final String id;
        final boolean encrypted;
        final Instant at;
        final Optional<String> source;
        final Map<String, String> tags = new TreeMap<>();
        String status;
        String attachment = "";
        boolean deletedWithInstance;
        int content;

        Thing(String id, boolean encrypted, Instant at, Optional<String> source, String status, int content) {
            this.id = id;
            this.encrypted = encrypted;
            this.at = at;
            this.source = source;
            this.status = status;
            this.content = content;
        }

        boolean attached() {
            return !attachment.isEmpty();
        }
    }

    final Map<String, Thing> volumes = new TreeMap<>();
    final Map<String, Thing> snapshots = new TreeMap<>();
    final List<String> log = new ArrayList<>();
    final Deque<Mishap> mishaps = new ArrayDeque<>();
    String instance = "running";
    int written = 1;

    private final SplittableRandom random;
    private final double failures;
    private final int pace;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Instant launched = Instant.parse("2026-11-01T08:00:00Z");
    private Instant stopped = Instant.EPOCH;
    private final Map<String, String> tokens = new TreeMap<>();
    private int ids;

    /**
     * @param failures how likely a snapshot or a volume comes to nothing
     * @param pace minutes that pass at most between two looks; the instance may stand still for an hour
     */
    SmallEc2(SplittableRandom random, double failures, int pace) {
        this.random = random;
        this.failures = failures;
        this.pace = pace;
        Thing old = new Thing(OLD, false, launched, Optional.empty(), "in-use", 1);
        old.attachment = "attached";
        old.deletedWithInstance = random.nextBoolean();
        volumes.put(OLD, old);
    }

    Thing old() {
        return known(volumes, OLD, "InvalidVolume.NotFound");
    }

    Optional<Thing> disk() {
        return volumes.values().stream().filter(Thing::attached).findFirst();
    }

    /** Time passes: AWS gets on with what it was asked for, and the workload writes. */
    void tick() {
        now = now.plus(Duration.ofMinutes(random.nextInt(1, pace)));
        snapshots.values().forEach(snapshot -> settle(snapshot, "pending", "completed"));
        volumes.values().forEach(volume -> settle(volume, "creating", "available"));
        volumes.values().forEach(volume -> {
            volume.attachment = volume.attachment.equals("attaching") ? "attached" : volume.attachment;
            if (volume.attachment.equals("detaching")) {
                volume.attachment = "";
                volume.status = "available";
            }
        });
        instance = Map.of("pending", "running", "stopping", "stopped").getOrDefault(instance, instance);
        if (instance.equals("running")) {
            disk().ifPresent(volume -> volume.content = ++written);
        }
    }

    private void settle(Thing thing, String from, String to) {
        if (thing.status.equals(from) && random.nextInt(3) > 0) {
            thing.status = random.nextDouble() < failures ? "error" : to;
        }
    }

    /** Somebody starts the stopped instance by hand. */
    void startedBySomebody() {
        if (instance.equals("stopped")) {
            log.add("somebody starts it");
            instance = "pending";
            launched = now;
        }
    }

    private void write(String what, Runnable effect) {
        now = now.plusSeconds(30);
        Mishap mishap = mishaps.isEmpty() ? Mishap.NONE : mishaps.pop();
        log.add(what + (mishap == Mishap.NONE ? "" : " " + mishap));
        switch (mishap) {
            case DENIED -> throw refusal(403, "UnauthorizedOperation");
            case THROTTLED -> throw refusal(503, "RequestLimitExceeded");
            case LOST_BEFORE -> throw lost();
            case CRASH_BEFORE -> throw new Crash();
            case NONE -> effect.run();
            case LOST_AFTER -> {
                effect.run();
                throw lost();
            }
            case CRASH_AFTER -> {
                effect.run();
                throw new Crash();
            }
        }
    }

    private static SdkClientException lost() {
        return SdkClientException.create("no answer", new IOException("connection reset"));
    }

    private static Ec2Exception refusal(int status, String code) {
        return (Ec2Exception) Ec2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("refused")
                        .build())
                .build();
    }

    private static void demand(boolean holds, String code) {
        if (!holds) {
            throw refusal(400, code);
        }
    }

    private static Thing known(Map<String, Thing> things, String id, String code) {
        return Optional.ofNullable(things.get(id)).orElseThrow(() -> refusal(400, code));
    }

    private static Predicate<Thing> matching(Collection<Filter> filters) {
        return thing -> filters.stream().allMatch(filter -> {
            String wanted = filter.values().getFirst();
            if (filter.name().equals("volume-id")) {
                return thing.source.equals(Optional.of(wanted));
            }
            String value = thing.tags.getOrDefault(filter.name().substring("tag:".length()), "");
            return wanted.endsWith("*")
                    ? value.startsWith(wanted.substring(0, wanted.length() - 1))
                    : value.equals(wanted);
        });
    }

    private static List<Tag> tags(Thing thing) {
        return thing.tags.entrySet().stream()
                .map(tag -> Traces.tag(tag.getKey(), tag.getValue()))
                .toList();
    }

    private static void tag(Thing thing, List<TagSpecification> tags) {
        tags.forEach(specification -> specification.tags().forEach(tag -> thing.tags.put(tag.key(), tag.value())));
    }

    @Override
    public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
        return DescribeVolumesResponse.builder()
                .volumes(volumes.values().stream()
                        .filter(volume -> request.volumeIds().isEmpty()
                                || request.volumeIds().contains(volume.id))
                        .filter(matching(request.filters()))
                        .map(SmallEc2::shown)
                        .toList())
                .build();
    }

    private static Volume shown(Thing volume) {
        VolumeAttachment attachment = VolumeAttachment.builder()
                .instanceId(INSTANCE)
                .device(DEVICE)
                .state(volume.attachment)
                .deleteOnTermination(volume.deletedWithInstance)
                .build();
        return Volume.builder()
                .volumeId(volume.id)
                .state(volume.status)
                .encrypted(volume.encrypted)
                .availabilityZone("eu-west-1a")
                .volumeType("gp3")
                .size(8)
                .iops(3000)
                .throughput(125)
                .createTime(volume.at)
                .snapshotId(volume.source.orElse(""))
                .tags(tags(volume))
                .attachments(volume.attached() ? List.of(attachment) : List.of())
                .build();
    }

    @Override
    public DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
        return DescribeSnapshotsResponse.builder()
                .snapshots(snapshots.values().stream()
                        .filter(matching(request.filters()))
                        .map(snapshot -> Snapshot.builder()
                                .snapshotId(snapshot.id)
                                .state(snapshot.status)
                                .startTime(snapshot.at)
                                .progress("50%")
                                .tags(tags(snapshot))
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        String reason = DateTimeFormatter.ofPattern("'User initiated ('yyyy-MM-dd HH:mm:ss 'GMT)'")
                .format(stopped.atOffset(ZoneOffset.UTC));
        Instance shown = Instance.builder()
                .instanceId(INSTANCE)
                .instanceType("m7g.large")
                .state(state -> state.name(instance))
                .launchTime(launched)
                .stateTransitionReason(instance.equals("stopped") ? reason : "")
                .build();
        return DescribeInstancesResponse.builder()
                .reservations(Reservation.builder().instances(shown).build())
                .build();
    }

    @Override
    public DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        return DescribeInstanceTypesResponse.builder().build();
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        write(
                "tag " + request.tags().getFirst().value(),
                () -> request.tags()
                        .forEach(tag -> known(volumes, request.resources().getFirst(), "InvalidVolume.NotFound")
                                .tags
                                .put(tag.key(), tag.value())));
        return CreateTagsResponse.builder().build();
    }

    @Override
    public CreateSnapshotResponse createSnapshot(CreateSnapshotRequest request) {
        write("snapshot", () -> {
            Thing volume = known(volumes, request.volumeId(), "InvalidVolume.NotFound");
            String id = "snap-%017x".formatted(++ids);
            Thing made = new Thing(id, false, now, Optional.of(volume.id), "pending", volume.content);
            tag(made, request.tagSpecifications());
            boolean second = snapshots.values().stream().anyMatch(other -> other.tags.equals(made.tags));
            if (second) {
                throw new AssertionError("a second snapshot of the same turn");
            }
            snapshots.put(id, made);
        });
        return CreateSnapshotResponse.builder().build();
    }

    @Override
    public DeleteSnapshotResponse deleteSnapshot(DeleteSnapshotRequest request) {
        write("delete snapshot", () -> {
            known(snapshots, request.snapshotId(), "InvalidSnapshot.NotFound");
            snapshots.remove(request.snapshotId());
        });
        return DeleteSnapshotResponse.builder().build();
    }

    @Override
    public CreateVolumeResponse createVolume(CreateVolumeRequest request) {
        write("create volume", () -> {
            Thing snapshot = known(snapshots, request.snapshotId(), "InvalidSnapshot.NotFound");
            demand(snapshot.status.equals("completed"), "IncorrectState");
            if (volumes.containsKey(tokens.getOrDefault(request.clientToken(), ""))) {
                return;
            }
            String id = "vol-%017x".formatted(++ids);
            Thing made =
                    new Thing(id, request.encrypted(), now, Optional.of(snapshot.id), "creating", snapshot.content);
            tag(made, request.tagSpecifications());
            tokens.put(request.clientToken(), id);
            volumes.put(id, made);
        });
        return CreateVolumeResponse.builder().build();
    }

    @Override
    public DeleteVolumeResponse deleteVolume(DeleteVolumeRequest request) {
        write("delete volume", () -> {
            Thing volume = known(volumes, request.volumeId(), "InvalidVolume.NotFound");
            demand(!volume.attached(), "VolumeInUse");
            volumes.remove(volume.id);
        });
        return DeleteVolumeResponse.builder().build();
    }

    @Override
    public StopInstancesResponse stopInstances(StopInstancesRequest request) {
        write("stop", () -> {
            demand(!instance.equals("pending"), "IncorrectInstanceState");
            if (instance.equals("running")) {
                instance = "stopping";
                stopped = now;
            }
        });
        return StopInstancesResponse.builder().build();
    }

    @Override
    public StartInstancesResponse startInstances(StartInstancesRequest request) {
        write("start", () -> {
            demand(!instance.equals("stopping"), "IncorrectInstanceState");
            if (instance.equals("stopped")) {
                instance = "pending";
                launched = now;
            }
        });
        return StartInstancesResponse.builder().build();
    }

    @Override
    public DetachVolumeResponse detachVolume(DetachVolumeRequest request) {
        write("detach " + request.volumeId(), () -> {
            Thing volume = known(volumes, request.volumeId(), "InvalidVolume.NotFound");
            demand(volume.attachment.equals("attached"), "IncorrectState");
            if (instance.equals("running") || instance.equals("pending")) {
                throw new AssertionError("a disk is taken from under a running workload");
            }
            volume.attachment = "detaching";
            volume.deletedWithInstance = false;
        });
        return DetachVolumeResponse.builder().build();
    }

    @Override
    public AttachVolumeResponse attachVolume(AttachVolumeRequest request) {
        write("attach " + request.volumeId(), () -> {
            Thing volume = known(volumes, request.volumeId(), "InvalidVolume.NotFound");
            demand(volume.status.equals("available"), "IncorrectState");
            demand(disk().isEmpty(), "InvalidParameterValue");
            volume.attachment = "attaching";
            volume.status = "in-use";
        });
        return AttachVolumeResponse.builder().build();
    }

    @Override
    public ModifyInstanceAttributeResponse modifyInstanceAttribute(ModifyInstanceAttributeRequest request) {
        write(
                "deletion",
                () -> disk().orElseThrow(() -> refusal(400, "InvalidInstanceAttributeValue")).deletedWithInstance =
                        request.blockDeviceMappings().getFirst().ebs().deleteOnTermination());
        return ModifyInstanceAttributeResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "ec2";
    }

    @Override
    public void close() {}

    @Override
    @SuppressWarnings("unchecked") // the guardrail knows no other client
    public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder) {
        return (C) this;
    }

    @Override
    public boolean inOrganization(String account) {
        return false;
    }

    @Override
    public Instant now() {
        return now;
    }
}
