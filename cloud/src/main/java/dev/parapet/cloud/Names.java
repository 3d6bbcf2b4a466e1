package dev.parapet.cloud;

import dev.parapet.core.Family;

/**
 * The names of what is deployed. The templates give them, functions and verbs find things by them, and the organization
 * policies protect them.
 */
public final class Names {
    /** The path of every role and policy of Parapet's, with its slashes. */
    public static final String PATH = "/parapet/";

    /** Bus, table, topic, state machine of the workflows, and the value of the tag {@code parapet}. */
    public static final String PARAPET = "parapet";

    /** Gives records their places, signs, answers for the log. */
    public static final String TRAIL = "parapet-trail";

    /** Puts on the queues what time brings: sweeps, open intents, the canary. */
    public static final String SCHEDULE = "parapet-schedule";

    /** The page behind an approval link, and the buttons in Slack. */
    public static final String APPROVALS = "parapet-approvals";

    /** The alias under which every function is called: a published version, so that SnapStart holds. */
    public static final String ALIAS = "live";

    /** The boundary that no role of Parapet's in a member account can pass. */
    public static final String BOUNDARY = "parapet-boundary";

    /** The role under which a member account's events are sent to the bus. */
    public static final String FORWARDER = "forwarder";

    private Names() {}

    /** A family's function, and its queue: {@code parapet-identity}. */
    public static String of(Family family) {
        return "parapet-" + family.slug();
    }

    /** Where a family's queue puts what failed too often. */
    public static String deadLetters(Family family) {
        return of(family) + "-dead";
    }

    /** The role a family's function runs under, in the security account; not the one in the member accounts. */
    public static String functionRole(Family family) {
        return of(family) + "-function";
    }
}
