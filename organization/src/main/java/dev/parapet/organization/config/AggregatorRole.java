package dev.parapet.organization.config;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The role under which the aggregator asks who belongs to the organization. */
public record AggregatorRole() implements Part<AggregatorRole.State> {
    private static final String NAME = "config-aggregator";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    /** What AWS's own policy for it says, AWSConfigRoleForOrganizations. */
    private static final String MAY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["organizations:ListAccounts",\
            "organizations:DescribeOrganization","organizations:ListAWSServiceAccessForOrganization",\
            "organizations:ListDelegatedAdministrators"],"Resource":"*"}]}""";

    /** What is there. */
    public record State(boolean role, boolean policy) {}

    /** Its ARN. */
    public static String arn(String partition, String account) {
        return "arn:%s:iam::%s:role/parapet/%s".formatted(partition, account, NAME);
    }

    @Override
    public State observe(Aws aws) {
        IamClient iam = aws.client(IamClient::builder);
        try {
            return new State(
                    true,
                    iam.listRolePolicies(to -> to.roleName(NAME)).policyNames().contains(NAME));
        } catch (NoSuchEntityException none) {
            return new State(false, false);
        }
    }

    @Override
    public Proposal plan(State state) {
        List<Change> changes = new ArrayList<>();
        if (!state.role()) {
            changes.add(new CreateRole());
        }
        if (!state.policy()) {
            changes.add(new Allow());
        }
        return new Proposal(changes, List.of());
    }

    /** Makes the role. */
    record CreateRole() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "iam:CreateRole";
        }

        @Override
        public String describe() {
            return "role parapet/%s: none -> for Config".formatted(NAME);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(IamClient::builder)
                    .createRole(to -> to.path("/parapet/").roleName(NAME).assumeRolePolicyDocument(TRUST));
        }
    }

    /** Says what it may. */
    record Allow() implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "iam:PutRolePolicy";
        }

        @Override
        public String describe() {
            return "role parapet/%s may: read who is in the organization".formatted(NAME);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(IamClient::builder)
                    .putRolePolicy(to -> to.roleName(NAME).policyName(NAME).policyDocument(MAY));
        }
    }
}
