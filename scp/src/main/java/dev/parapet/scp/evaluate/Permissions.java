package dev.parapet.scp.evaluate;

import dev.parapet.scp.actions.AuthorizationTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the policies of one identity say: an explicit deny wins, else every kind that is there must allow. */
public final class Permissions {
    private final Rules identity;
    private final Optional<Rules> boundary;
    private final Optional<Rules> session;

    /** Of one identity; a boundary or a session without policies allows nothing. */
    public Permissions(
            List<NamedPolicy> identity, Optional<List<NamedPolicy>> boundary, Optional<List<NamedPolicy>> session) {
        this.identity = Rules.of("identity", "", identity);
        this.boundary = boundary.map(policies -> Rules.of("boundary", "", policies));
        this.session = session.map(policies -> Rules.of("session", "", policies));
    }

    /** Of policies alone. */
    public static Permissions of(NamedPolicy... policies) {
        return new Permissions(List.of(policies), Optional.empty(), Optional.empty());
    }

    /** The verdict on a call, organization policies aside. */
    public Verdict evaluate(Request request) {
        Tally tally = new Tally(
                new View(request, AuthorizationTable.shipped()),
                request.action().toLowerCase(Locale.ROOT));
        place(tally, identity);
        boundary.ifPresent(rules -> place(tally, rules));
        session.ifPresent(rules -> place(tally, rules));
        return tally.verdict();
    }

    private static void place(Tally tally, Rules rules) {
        tally.denies(rules);
        tally.needsAllow(rules);
    }
}
