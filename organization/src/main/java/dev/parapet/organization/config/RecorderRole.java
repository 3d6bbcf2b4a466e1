package dev.parapet.organization.config;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InvalidInputException;

/** The role under which Config records, which AWS keeps; once an account, before the recorder of any region. */
public record RecorderRole() implements Part<Boolean> {
    private static final String SERVICE = "config.amazonaws.com";
    private static final String NAME = "AWSServiceRoleForConfig";

    /** Its ARN. */
    public static String arn(String partition, String account) {
        return "arn:%s:iam::%s:role/aws-service-role/%s/%s".formatted(partition, account, SERVICE, NAME);
    }

    /** Whether it is there. */
    @Override
    public Boolean observe(Aws aws) {
        return !aws.client(IamClient::builder)
                .listRoles(to -> to.pathPrefix("/aws-service-role/%s/".formatted(SERVICE)))
                .roles()
                .isEmpty();
    }

    /** Makes it where it is not. */
    @Override
    public Proposal plan(Boolean there) {
        return there ? Proposal.nothing() : Proposal.of(new CreateRole());
    }

    /** Makes the role. */
    record CreateRole() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "iam:CreateServiceLinkedRole";
        }

        @Override
        public String describe() {
            return "service-linked role of Config: none -> " + NAME;
        }

        @Override
        public void apply(Aws aws) {
            try {
                aws.client(IamClient::builder).createServiceLinkedRole(to -> to.awsServiceName(SERVICE));
            } catch (InvalidInputException taken) {
                // AWS: "Service role name AWSServiceRoleForConfig has been taken in this account" when another was
                // quicker.
                if (!String.valueOf(taken.getMessage()).contains("has been taken")) {
                    throw taken;
                }
            }
        }
    }
}
