package dev.parapet.cli;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.audit.StateDirectory;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Exemption;
import dev.parapet.core.Exemptions;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Patience;
import dev.parapet.core.Trail;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Dispatcher;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.LiveOrganization;
import dev.parapet.remediations.MemberAccounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything a verb needs to act: guardrails under the settings, the ways into the accounts, trail and exemptions. */
record Session(List<Guardrail<?>> guardrails, MemberAccounts accounts, Enforcer enforcer, Dispatcher dispatcher) {
    /**
     * @param state where trail and granted exemptions lie; absent for a verb that only asks what would happen
     */
    static Session open(Settings settings, Optional<StateDirectory> state, Connection connection) {
        List<Guardrail<?>> guardrails = Guardrails.under(settings);
        LiveOrganization organization = new LiveOrganization(connection, settings.delegatedAdministrators());
        MemberAccounts accounts = new MemberAccounts(connection, organization);
        Trail trail = state.<Trail>map(StateDirectory::trail).orElseGet(MemoryTrail::new);
        Enforcer enforcer = new Enforcer(trail, exemptions(settings, state), settings, patience(connection));
        return new Session(
                guardrails, accounts, enforcer, new Dispatcher(guardrails, settings, organization, accounts, enforcer));
    }

    /** A stand-in of AWS shows each change at once; AWS itself takes its time. */
    private static Patience patience(Connection connection) {
        return connection.endpoint().isPresent() ? Patience.NONE : Patience.USUAL;
    }

    private static Exemptions exemptions(Settings settings, Optional<StateDirectory> state) {
        return () ->
                Stream.concat(settings.exemptions().stream(), granted(state)).toList();
    }

    private static Stream<Exemption> granted(Optional<StateDirectory> state) {
        return state.stream().flatMap(directory -> directory.exemptions().all().stream());
    }
}
