package dev.parapet.organization;

import dev.parapet.core.Author;
import dev.parapet.core.Aws;
import dev.parapet.core.Trail;
import dev.parapet.core.Undertakings;
import dev.parapet.remediations.Connection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The setup of the organization that stands behind a connection, read and checked.
 *
 * @param objections what a person should know before anything is written
 */
public record LiveSetup(Setup setup, List<Objection> objections) {
    public LiveSetup {
        objections = List.copyOf(objections);
    }

    /**
     * Reads the organization. Writes nothing.
     *
     * @param connection to the management account
     * @throws NotManagement when it is another account's
     */
    public static LiveSetup read(Wish wish, Connection connection, Trail trail, Author author) {
        Pace pace = connection.endpoint().isPresent() ? Pace.NONE : Pace.USUAL;
        LiveWays ways = new LiveWays(connection, wish.settings().role(), pace);
        Aws management = ways.management();
        Estate estate = EstateReader.read(management, connection.region().id());
        List<Objection> objections = Stream.concat(
                        Preflight.of(wish, estate).stream(), Preflight.asked(wish, estate, management).stream())
                .toList();
        Setup setup = new Setup(Steps.all(), wish, estate, ways, new Undertakings(trail, author), pace);
        return new LiveSetup(setup, objections);
    }

    /** The same for one account. */
    public LiveSetup forAccount(String account) {
        return new LiveSetup(setup.forAccount(account), objections);
    }

    /** Whether nothing may be written. */
    public boolean stopped() {
        return objections.stream().anyMatch(Objection::stops);
    }
}
