package dev.parapet.organization.config;

import dev.parapet.organization.role.ServiceRole;

/** The role under which the aggregator asks who belongs to the organization. */
final class AggregatorRole {
    private static final String NAME = "config-aggregator";

    /** It may what AWS's own policy for it says, AWSConfigRoleForOrganizations. */
    static final ServiceRole ROLE =
            new ServiceRole(NAME, "config.amazonaws.com", "Config", "read who is in the organization", """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["organizations:ListAccounts",\
                    "organizations:DescribeOrganization","organizations:ListAWSServiceAccessForOrganization",\
                    "organizations:ListDelegatedAdministrators"],"Resource":"*"}]}""");

    private AggregatorRole() {}

    static String arn(String partition, String account) {
        return ServiceRole.arn(partition, account, NAME);
    }
}
