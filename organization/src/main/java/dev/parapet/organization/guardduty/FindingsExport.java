package dev.parapet.organization.guardduty;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.DestinationType;

/**
 * GuardDuty's findings of a region in a bucket, for longer than the 90 days it keeps them itself.
 *
 * @param bucket its ARN; its policy and that of the key have to let GuardDuty in first
 * @param key the ARN of a KMS key, without which GuardDuty exports nothing
 */
public record FindingsExport(String bucket, String key) implements Part<FindingsExport.State> {
    /**
     * What is there.
     *
     * @param detector the administrator's
     * @param destinations with their states, by ARN; AWS allows one
     */
    public record State(Optional<String> detector, List<Destination> destinations) {}

    /** Where findings go, and in AWS's words whether they do. */
    public record Destination(String arn, String status) {}

    /** Reads it. */
    @Override
    public State observe(Aws aws) {
        GuardDutyClient guardDuty = aws.client(GuardDutyClient::builder);
        Optional<String> detector =
                guardDuty.listDetectors().detectorIds().stream().findFirst();
        return new State(
                detector, detector.map(id -> destinations(guardDuty, id)).orElse(List.of()));
    }

    private static List<Destination> destinations(GuardDutyClient guardDuty, String detector) {
        return guardDuty.listPublishingDestinations(to -> to.detectorId(detector)).destinations().stream()
                .map(it -> guardDuty.describePublishingDestination(
                        to -> to.detectorId(detector).destinationId(it.destinationId())))
                .map(it -> new Destination(it.destinationProperties().destinationArn(), it.statusAsString()))
                .toList();
    }

    /** One that goes somewhere else stays. */
    @Override
    public Proposal plan(State state) {
        if (state.detector().isEmpty()) {
            return Proposal.waiting("GuardDuty: AWS is making the administrator's detector");
        }
        return state.destinations().stream()
                .findFirst()
                .map(this::kept)
                .orElseGet(() -> Proposal.of(new Export(state.detector().get(), bucket, key)));
    }

    private Proposal kept(Destination there) {
        if (there.status().startsWith("UNABLE")) {
            return Proposal.blocked(
                    "GuardDuty cannot write to %s: look at the bucket's policy and the key's".formatted(there.arn()));
        }
        return there.arn().equals(bucket)
                ? Proposal.nothing()
                : Proposal.adopted("adopted export of GuardDuty findings to " + there.arn());
    }

    /** Begins the export. */
    record Export(String detector, String bucket, String key) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "guardduty:CreatePublishingDestination";
        }

        @Override
        public String describe() {
            return "GuardDuty findings: kept 90 days -> exported to " + bucket;
        }

        @Override
        public void apply(Aws aws) {
            aws.client(GuardDutyClient::builder)
                    .createPublishingDestination(to -> to.detectorId(detector)
                            .destinationType(DestinationType.S3)
                            .destinationProperties(properties ->
                                    properties.destinationArn(bucket).kmsKeyArn(key)));
        }
    }
}
