package dev.parapet.cli;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Author;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Exemption;
import dev.parapet.core.Exemptions;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Mode;
import dev.parapet.core.Patience;
import dev.parapet.core.Trail;
import dev.parapet.policies.PlacedModes;
import dev.parapet.policies.Settings;
import dev.parapet.policies.Units;
import dev.parapet.remediations.Arrivals;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Dispatcher;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.LiveOrganization;
import dev.parapet.remediations.MemberAccounts;
import dev.parapet.remediations.Visit;
import dev.parapet.remediations.notice.Topic;
import dev.parapet.remediations.sweep.ArrivalSweep;
import dev.parapet.remediations.sweep.Sweeper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;

/** Everything a verb needs to act: guardrails under the settings, the ways into the accounts, trail and exemptions. */
record Session(
        List<Guardrail<?>> guardrails,
        LiveOrganization organization,
        MemberAccounts accounts,
        Enforcer enforcer,
        Dispatcher dispatcher) {
    /**
     * @param state where trail and granted exemptions lie; absent for a verb that only asks what would happen
     */
    static Session open(Settings settings, Optional<StateDirectory> state, Connection connection) {
        return open(settings, state, connection, Visit.FOR_EVENTS);
    }

    /**
     * @param visit as whom the accounts are entered
     */
    static Session open(Settings settings, Optional<StateDirectory> state, Connection connection, Visit visit) {
        List<Guardrail<?>> guardrails = Guardrails.under(settings);
        LiveOrganization organization = new LiveOrganization(connection, settings.delegatedAdministrators());
        MemberAccounts accounts = new MemberAccounts(connection, organization, visit);
        Trail trail = state.<Trail>map(StateDirectory::trail).orElseGet(MemoryTrail::new);
        PlacedModes modes = settings.in(organization);
        Enforcer enforcer = new Enforcer(
                trail,
                exemptions(settings, state, organization),
                modes,
                patience(connection),
                state.isPresent() ? told(settings, organization) : record -> {},
                author(settings));
        Arrivals arrivals = arrivals(settings, state, connection, organization, Set.of());
        return new Session(
                guardrails,
                organization,
                accounts,
                enforcer,
                new Dispatcher(guardrails, modes, organization, accounts, enforcer, arrivals));
    }

    /**
     * What is open in an account that joins may be meant: its first sweep only reports.
     *
     * @param regions to look at; all that are enabled when empty
     */
    static Arrivals arrivals(
            Settings settings,
            Optional<StateDirectory> state,
            Connection connection,
            LiveOrganization organization,
            Set<String> regions) {
        PlacedModes reporting = settings.under(Mode.REPORT).in(organization);
        Sweeper sweeper = new Sweeper(
                organization,
                new MemberAccounts(connection, organization, Visit.forSweep(Optional.empty())),
                new Enforcer(
                        state.<Trail>map(StateDirectory::trail).orElseGet(MemoryTrail::new),
                        exemptions(settings, state, organization),
                        reporting,
                        patience(connection),
                        record -> {},
                        author(settings)),
                Guardrails.under(settings),
                reporting);
        return new ArrivalSweep(sweeper, connection.region().id(), regions);
    }

    /** Whoever is logged in gave the command; a deployment has nobody logged in. */
    static Author author(Settings settings) {
        String person = System.getProperty("user.name", "");
        return new Author("", person, "parapet " + Version.number(), Json.sha256(settings));
    }

    /** Who hears of what people have to know; an asking verb tells nobody. */
    private static Consumer<AuditRecord> told(Settings settings, LiveOrganization organization) {
        return settings.topic()
                .<Consumer<AuditRecord>>map(arn ->
                        new Topic(arn, () -> organization.home().client(SnsClient::builder), Guardrails.controls()))
                .orElse(record -> {});
    }

    /** A stand-in of AWS shows each change at once; AWS itself takes its time. */
    private static Patience patience(Connection connection) {
        return connection.endpoint().isPresent() ? Patience.NONE : Patience.USUAL;
    }

    private static Exemptions exemptions(Settings settings, Optional<StateDirectory> state, Units units) {
        return new Exemptions() {
            @Override
            public List<Exemption> all() {
                return Stream.concat(settings.exemptions().stream(), granted(state))
                        .toList();
            }

            @Override
            public String unit(String account) {
                return units.path(account);
            }
        };
    }

    private static Stream<Exemption> granted(Optional<StateDirectory> state) {
        return state.stream().flatMap(directory -> directory.exemptions().all().stream());
    }

    /**
     * The guardrail of that id.
     *
     * @throws UnknownGuardrail when a record names one that is no longer there
     */
    Guardrail<?> guardrail(String id) {
        return guardrails.stream()
                .filter(known -> known.control().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownGuardrail(id));
    }
}
