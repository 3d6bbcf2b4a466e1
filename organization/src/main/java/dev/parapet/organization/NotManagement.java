package dev.parapet.organization;

import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.Organization;

/** The account at hand does not manage an organization, so it can set nothing up. */
public final class NotManagement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotManagement(String message) {
        super(message);
    }

    /** The organization that the account manages. */
    static Organization unless(String caller, OrganizationsClient organizations) {
        try {
            Organization found = organizations.describeOrganization().organization();
            if (found.masterAccountId().equals(caller)) {
                return found;
            }
            throw new NotManagement(
                    "account %s is a member: organization %s is set up from its management account %s; use credentials of that"
                            .formatted(caller, found.id(), found.masterAccountId()));
        } catch (AwsOrganizationsNotInUseException none) {
            throw new NotManagement(
                    "account %s is in no organization; make one with: aws organizations create-organization --feature-set ALL"
                            .formatted(caller));
        }
    }
}
