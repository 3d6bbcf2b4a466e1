package dev.parapet.organization.guardduty;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.List;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** A detector in the management account, which GuardDuty does not make there by itself. */
public record ManagementDetector() implements Part<List<String>> {
    /** The ids of the detectors of a region; there is one at most. */
    @Override
    public List<String> observe(Aws aws) {
        return aws.client(GuardDutyClient::builder).listDetectors().detectorIds();
    }

    /** One detector, whoever made it. */
    @Override
    public Proposal plan(List<String> detectors) {
        return detectors.isEmpty() ? Proposal.of(new CreateDetector()) : Proposal.nothing();
    }

    /** Makes the detector. */
    record CreateDetector() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "guardduty:CreateDetector";
        }

        @Override
        public String describe() {
            return "GuardDuty detector of the management account: none -> enabled";
        }

        @Override
        public void apply(Aws aws) {
            aws.client(GuardDutyClient::builder).createDetector(to -> to.enable(true));
        }
    }
}
