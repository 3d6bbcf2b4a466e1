package dev.parapet.tests;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Exemption;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mode;
import dev.parapet.core.Patience;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Verdict;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Dispatcher;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.LiveOrganization;
import dev.parapet.remediations.MemberAccounts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Parapet within this JVM, wired as its command line wires it. */
record Parapet(
        List<Guardrail<?>> guardrails,
        MemberAccounts accounts,
        Enforcer enforcer,
        Dispatcher dispatcher,
        StateDirectory state)
        implements AutoCloseable {
    static final Settings ENFORCE = new Settings(Optional.of(Mode.ENFORCE), Map.of(), Map.of(), List.of());

    static Parapet in(World world, Path directory) {
        return under(Settings.STANDARD, world, directory);
    }

    static Parapet under(Settings settings, World world, Path directory) {
        return under(settings, world.connection(), directory);
    }

    static Parapet under(Settings settings, Connection connection, Path directory) {
        StateDirectory state = StateDirectory.open(directory);
        MemberAccounts accounts = new MemberAccounts(connection);
        Enforcer enforcer = new Enforcer(
                state.trail(),
                () -> Stream.concat(settings.exemptions().stream(), state.exemptions().all().stream())
                        .toList(),
                settings,
                Patience.NONE);
        LiveOrganization organization = new LiveOrganization(accounts, settings.delegatedAdministrators());
        List<Guardrail<?>> guardrails = Guardrails.under(settings);
        Dispatcher dispatcher = new Dispatcher(guardrails, settings, organization, accounts, enforcer);
        return new Parapet(guardrails, accounts, enforcer, dispatcher, state);
    }

    List<Answer> handle(String event) {
        return dispatcher.handle(event);
    }

    /** The verdict on an event that one guardrail judges on one resource. */
    Verdict verdict(String event) {
        return verdicts(event).getFirst();
    }

    /** The verdicts on an event that is judged as a whole; every answer must be one. */
    List<Verdict> verdicts(String event) {
        return handle(event).stream().map(Parapet::verdict).toList();
    }

    static Verdict verdict(Answer answer) {
        return switch (answer) {
            case Answer.Judged(Optional<String> event, Verdict verdict) -> verdict;
            case Answer.Ignored ignored -> throw new AssertionError("not judged: " + ignored);
            case Answer.Rejected rejected -> throw new AssertionError("not judged: " + rejected);
        };
    }

    /** The word of an answer, as the command line prints it: the outcome's, or why there is none. */
    static String word(Answer answer) {
        return switch (answer) {
            case Answer.Judged(Optional<String> event, Verdict verdict) ->
                verdict.outcome().word();
            case Answer.Ignored ignored -> "ignored";
            case Answer.Rejected rejected -> "rejected";
        };
    }

    AuditRecord record(Verdict verdict) {
        return state.trail().find(verdict.entry().orElseThrow()).orElseThrow();
    }

    /** Takes a repair back, behind an exemption of a day. */
    Verdict undo(Verdict repaired) {
        AuditRecord record = record(repaired);
        ResourceId resource = record.target().orElseThrow().resource();
        Guardrail<?> guardrail = guardrails.stream()
                .filter(known -> known.control().id().equals(repaired.control().id()))
                .findFirst()
                .orElseThrow();
        Exemption exemption = new Exemption(
                guardrail.control().id(),
                resource.account(),
                resource.id(),
                "owner@example.com",
                "undone by a test",
                Instant.now().plus(Duration.ofDays(1)));
        return enforcer.undo(
                guardrail,
                record,
                exemption,
                state.exemptions(),
                () -> accounts.in(guardrail.control().family(), resource));
    }

    @Override
    public void close() {
        state.close();
    }
}
