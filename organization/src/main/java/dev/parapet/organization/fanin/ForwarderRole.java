package dev.parapet.organization.fanin;

import dev.parapet.organization.role.ServiceRole;

/**
 * The role under which EventBridge sends an account's events to the bus; once an account. It may put events on that bus and
 * nothing else. AWS asks for a role where the bus admits an organization instead of single accounts.
 */
public final class ForwarderRole {
    private static final String NAME = "forwarder";

    private ForwarderRole() {}

    /** Its ARN. */
    public static String arn(String partition, String account) {
        return ServiceRole.arn(partition, account, NAME);
    }

    /** The role for this bus. */
    public static ServiceRole to(String bus) {
        return new ServiceRole(NAME, "events.amazonaws.com", "EventBridge", "put events on " + bus, """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:PutEvents","Resource":"%s"}]}""".formatted(bus));
    }
}
