package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Aws;
import dev.parapet.remediations.shared.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.StateReason;

/** One look at a volume: with a call or two where there is nothing to do, with five at most in the midst of a swap. */
record Look(Ec2Client ec2, Instant now, Limits limits) {
    /**
     * What an organization may set.
     *
     * @param downtime how long an instance may stand still for a swap
     * @param keep how long the unencrypted volume is kept as the way back
     */
    record Limits(Duration downtime, Duration keep) {}

    /** EC2 tells the moment of a stop in a sentence: {@code User initiated (2026-11-20 10:12:31 GMT)}. */
    private static final Pattern STOPPED =
            Pattern.compile(".*\\((\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) (?:GMT|UTC)\\)");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static Look through(Aws aws, Limits limits) {
        return new Look(aws.client(Ec2Client::builder), aws.now(), limits);
    }

    Optional<Volume> at(String id) {
        try {
            return ec2.describeVolumes(request -> request.volumeIds(id)).volumes().stream()
                    .findFirst()
                    .map(this::seen);
        } catch (Ec2Exception e) {
            if (ErrorCode.of(e).equals("InvalidVolume.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Volume seen(software.amazon.awssdk.services.ec2.model.Volume volume) {
        Volume listed = Listed.volume(volume);
        if (listed.encrypted()) {
            return listed;
        }
        Optional<Swap> swap = Swap.read(listed.mark());
        Optional<String> instance = swap.isPresent()
                ? swap.flatMap(Swap::place).map(Swap.Place::instance)
                : listed.attachment().map(Attachment::instance);
        Optional<Machine> machine = instance.flatMap(name -> machine(name, swap));
        return swap.isPresent()
                ? underway(listed, machine, Listed.tag(volume.tags(), Traces.HEIR))
                : listed.on(machine, machine.flatMap(of -> busy(of.id(), listed.id())));
    }

    private Volume underway(Volume listed, Optional<Machine> machine, Optional<String> heir) {
        List<Snapshot> snapshots = Traces.snapshots(ec2, listed.id());
        Optional<Snapshot> last = Traces.snapshot(snapshots, Interim.Turn.LAST);
        Optional<Replacement> replacement = Traces.replacements(ec2, listed.id())
                .filter(made -> heir.filter(made.volumeId()::equals).isPresent()
                        || last.filter(of -> of.snapshotId().equals(made.snapshotId()))
                                .isPresent())
                .findFirst()
                .map(made ->
                        replacement(made, heir.filter(made.volumeId()::equals).isPresent()));
        return listed.underway(
                machine,
                Traces.snapshot(snapshots, Interim.Turn.FIRST).map(Interim::of),
                last.map(Interim::of),
                replacement);
    }

    private Replacement replacement(software.amazon.awssdk.services.ec2.model.Volume made, boolean inCharge) {
        Instant until = made.createTime().plus(limits.keep());
        return new Replacement(
                made.volumeId(),
                made.stateAsString(),
                made.createTime(),
                made.attachments().stream().findFirst().map(Attachment::of),
                inCharge,
                until.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                !now.isBefore(until));
    }

    private Optional<Machine> machine(String id, Optional<Swap> swap) {
        try {
            return ec2.describeInstances(request -> request.instanceIds(id)).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .findFirst()
                    .map(instance -> new Machine(
                            instance.instanceId(),
                            instance.state().nameAsString(),
                            instance.launchTime(),
                            trouble(instance),
                            swap.filter(Swap::running).isPresent() && overdue(instance),
                            kind(instance, swap.isEmpty())));
        } catch (Ec2Exception e) {
            if (ErrorCode.of(e).equals("InvalidInstanceID.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<String> trouble(Instance instance) {
        return Optional.ofNullable(instance.stateReason())
                .map(StateReason::code)
                .filter(code -> !code.isEmpty() && !code.endsWith("InitiatedShutdown"));
    }

    private boolean overdue(Instance instance) {
        Matcher stopped = STOPPED.matcher(
                Optional.ofNullable(instance.stateTransitionReason()).orElse(""));
        return stopped.matches()
                && LocalDateTime.parse(stopped.group(1), MOMENT)
                        .toInstant(ZoneOffset.UTC)
                        .plus(limits.downtime())
                        .isBefore(now);
    }

    /** What the type has is asked only before a swap; in the midst of one it changes nothing. */
    private Machine.Kind kind(Instance instance, boolean ask) {
        return new Machine.Kind(
                "spot".equals(instance.instanceLifecycleAsString()),
                Listed.tag(instance.tags(), "aws:autoscaling:groupName"),
                Optional.ofNullable(instance.operator())
                        .filter(operator -> Boolean.TRUE.equals(operator.managed()))
                        .map(OperatorResponse::principal),
                ask && hasInstanceStore(instance.instanceTypeAsString()),
                "instance-store".equals(instance.rootDeviceTypeAsString()),
                instance.hibernationOptions() != null
                        && Boolean.TRUE.equals(instance.hibernationOptions().configured()),
                borrowed(instance));
    }

    private boolean hasInstanceStore(String type) {
        return ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings(type)).instanceTypes().stream()
                .anyMatch(info -> Boolean.TRUE.equals(info.instanceStorageSupported()));
    }

    private static boolean borrowed(Instance instance) {
        return instance.networkInterfaces().stream()
                .flatMap(card -> Stream.ofNullable(card.association()))
                .anyMatch(address -> "amazon".equals(address.ipOwnerId()));
    }

    /** Two swaps on one instance would start it under each other's hands. */
    private Optional<String> busy(String instance, String except) {
        return ec2
                .describeVolumes(request -> request.filters(Traces.filter("tag:" + Swap.TAG, instance + " *")))
                .volumes()
                .stream()
                .filter(other -> !other.volumeId().equals(except))
                .filter(other -> Listed.tag(other.tags(), Traces.HEIR).isEmpty())
                .map(software.amazon.awssdk.services.ec2.model.Volume::volumeId)
                .findFirst();
    }
}
