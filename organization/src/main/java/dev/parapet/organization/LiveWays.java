package dev.parapet.organization;

import dev.parapet.core.Aws;
import dev.parapet.core.Family;
import dev.parapet.core.Place;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.LiveOrganization;
import dev.parapet.remediations.MemberAccounts;
import dev.parapet.remediations.Visit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/** From the management account into all others, by one role that they have in common. */
public final class LiveWays implements Ways {
    /** The clients of so many places are kept: those of two thousand would fill the memory, and building one costs milliseconds. */
    private static final int KEPT = 256;

    private final String role;
    private final SequencedSet<Place> lately = new LinkedHashSet<>();
    private final LiveOrganization organization;
    private final MemberAccounts accounts;

    /** Nothing is called before the first account is entered. */
    public LiveWays(Connection connection, String role, Pace pace) {
        this.role = role;
        this.organization = new LiveOrganization(connection, Map.of());
        this.accounts = new MemberAccounts(connection, organization, Visit.forSetup(role, pace.first()));
    }

    /** The account whose credentials these are, in its home region, before anything is known of it. */
    Aws management() {
        return organization.home();
    }

    @Override
    public Aws in(Place place) {
        remember(place);
        return accounts.in(Family.ORGANIZATION, place.account("AWS::::Account"));
    }

    private synchronized void remember(Place place) {
        lately.addLast(place);
        if (lately.size() > KEPT) {
            accounts.forget(Family.ORGANIZATION, lately.removeFirst().account("AWS::::Account"));
        }
    }

    @Override
    public String role(Place place) {
        return organization.known().securityAccount().equals(place.account())
                ? ""
                : "arn:%s:iam::%s:role/%s".formatted(place.partition(), place.account(), role);
    }
}
