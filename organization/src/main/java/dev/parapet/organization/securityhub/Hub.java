package dev.parapet.organization.securityhub;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.InvalidAccessException;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/** Security Hub in the administrator's account, in one region, without the standards AWS would turn on by itself. */
public record Hub() implements Part<Boolean> {
    /** Whether it is on. */
    @Override
    public Boolean observe(Aws aws) {
        try {
            return aws.client(SecurityHubClient::builder).describeHub(to -> {}).hubArn() != null;
        } catch (InvalidAccessException | ResourceNotFoundException off) {
            return false;
        }
    }

    /** Turns it on. */
    @Override
    public Proposal plan(Boolean on) {
        return on ? Proposal.nothing() : Proposal.of(new EnableHub());
    }

    /** Which standards there are is said by the central configuration, or by nobody. */
    record EnableHub() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "securityhub:EnableSecurityHub";
        }

        @Override
        public String describe() {
            return "Security Hub of the administrator: off -> on, without default standards";
        }

        @Override
        public void apply(Aws aws) {
            aws.client(SecurityHubClient::builder).enableSecurityHub(to -> to.enableDefaultStandards(false));
        }
    }
}
