package dev.parapet.organization.trust;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.OrganizationStatus;

/** Stack sets reach every account. CloudFormation has a switch of its own for that: trusted access alone is not enough. */
@AutoService(Step.class)
public final class StackSets implements Step {
    @Override
    public String id() {
        return "stack-sets";
    }

    @Override
    public String title() {
        return "stack sets reach every account";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Optional<Access> at(Site site) {
        return Optional.of(new Access());
    }

    /** Whether they do. */
    record Access() implements Part<Boolean> {
        @Override
        public Boolean observe(Aws aws) {
            return aws.client(CloudFormationClient::builder)
                            .describeOrganizationsAccess(to -> {})
                            .status()
                    == OrganizationStatus.ENABLED;
        }

        @Override
        public Proposal plan(Boolean on) {
            return on ? Proposal.nothing() : Proposal.of(new Activate());
        }
    }

    /** Lets them. */
    record Activate() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "cloudformation:ActivateOrganizationsAccess";
        }

        @Override
        public String describe() {
            return "stack sets of the organization: off -> on";
        }

        @Override
        public void apply(Aws aws) {
            aws.client(CloudFormationClient::builder).activateOrganizationsAccess(to -> {});
        }
    }
}
