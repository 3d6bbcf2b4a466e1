package dev.parapet.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Effect;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Exemption;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Limits;
import dev.parapet.core.Mode;
import dev.parapet.core.Outcome;
import dev.parapet.core.Patience;
import dev.parapet.core.Place;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Verdict;
import dev.parapet.policies.PreventionSettings;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Dispatcher;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.LiveOrganization;
import dev.parapet.remediations.MemberAccounts;
import dev.parapet.sandbox.Scene;
import dev.parapet.sandbox.Staged;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parapet within this JVM, wired as its command line wires it. */
record Parapet(
        List<Guardrail<?>> guardrails,
        MemberAccounts accounts,
        Enforcer enforcer,
        Dispatcher dispatcher,
        StateDirectory state)
        implements AutoCloseable {
    static final Settings ENFORCE = only(Kind.GUARDRAILS, Optional.of(Mode.ENFORCE));

    static Parapet in(World world, Path directory) {
        return under(only(Kind.GUARDRAILS, Optional.empty()), world, directory);
    }

    /** Every guardrail there is, under the parameters of a scene. */
    static Parapet all(Scene scene, World world, Path directory) {
        Map<String, Settings.GuardrailSettings> set = Map.of(scene.guardrail(), set(Mode.ENFORCE, scene.parameters()));
        return under(enforcing(set), world, directory);
    }

    /** The scene's guardrail alone, for an event may wake several of a family. */
    static Parapet only(Scene scene, World world, Path directory) {
        Map<String, Settings.GuardrailSettings> set = new HashMap<>(off(Set.of(scene.guardrail())));
        set.put(scene.guardrail(), set(Mode.ENFORCE, scene.parameters()));
        return under(enforcing(set), world, directory);
    }

    /** One guardrail alone, with its own parameters. */
    static Parapet only(Guardrail<?> guardrail, World world, Path directory) {
        return under(only(Set.of(guardrail.control().id()), Optional.of(Mode.ENFORCE)), world, directory);
    }

    /** Settings under which no other guardrail looks. */
    static Settings only(Set<String> guardrails, Optional<Mode> mode) {
        return settings(mode, off(guardrails));
    }

    private static Settings enforcing(Map<String, Settings.GuardrailSettings> guardrails) {
        return settings(Optional.of(Mode.ENFORCE), guardrails);
    }

    private static Settings settings(Optional<Mode> mode, Map<String, Settings.GuardrailSettings> guardrails) {
        return new Settings(
                mode,
                Limits.STANDARD,
                guardrails,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                PreventionSettings.STANDARD,
                Optional.empty());
    }

    private static Map<String, Settings.GuardrailSettings> off(Set<String> others) {
        return Guardrails.controls().stream()
                .map(Control::id)
                .filter(id -> !others.contains(id))
                .collect(Collectors.toMap(id -> id, id -> set(Mode.OFF, Map.of())));
    }

    private static Settings.GuardrailSettings set(Mode mode, Map<String, JsonNode> parameters) {
        return new Settings.GuardrailSettings(Optional.of(mode), Optional.empty(), parameters);
    }

    static Parapet under(Settings settings, World world, Path directory) {
        return under(settings, world.connection(), directory);
    }

    static Parapet under(Settings settings, Connection connection, Path directory) {
        StateDirectory state = StateDirectory.open(directory).unsealed();
        LiveOrganization organization = new LiveOrganization(connection, settings.delegatedAdministrators());
        MemberAccounts accounts = new MemberAccounts(connection, organization);
        Enforcer enforcer = new Enforcer(
                state.trail(),
                () -> Stream.concat(settings.exemptions().stream(), state.exemptions().all().stream())
                        .toList(),
                settings.in(organization),
                Patience.NONE);
        List<Guardrail<?>> guardrails = Guardrails.under(settings);
        Dispatcher dispatcher = new Dispatcher(guardrails, settings.in(organization), organization, accounts, enforcer);
        return new Parapet(guardrails, accounts, enforcer, dispatcher, state);
    }

    List<Answer> handle(String event) {
        return dispatcher.handle(event);
    }

    /** The verdict on an event that one guardrail judges on one resource. */
    Verdict verdict(String event) {
        return verdicts(event).getFirst();
    }

    /** The verdict of the scene's guardrail on the scene's resource; its event may concern others, too. */
    Verdict verdict(Staged scene) {
        return handle(scene.event()).stream()
                .flatMap(answer -> answer instanceof Answer.Judged(Optional<String> event, Verdict verdict)
                        ? Stream.of(verdict)
                        : Stream.<Verdict>of())
                .filter(verdict -> verdict.control().id().equals(scene.scene().guardrail()))
                .filter(verdict -> verdict.resource().id().equals(scene.resource()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody judged " + scene.resource()));
    }

    /** The last verdict: what a person has to approve is approved, what AWS has to finish is waited for. */
    Verdict settled(Staged scene) {
        Verdict verdict = approved(verdict(scene));
        for (int round = 0; round < 40 && verdict.decision() instanceof Decision.Postpone; round++) {
            verdict = approved(verdict(scene));
        }
        return verdict;
    }

    /** A person says yes to whatever waits for one. */
    private Verdict approved(Verdict verdict) {
        return verdict.outcome() instanceof Outcome.AwaitingApproval ? approve(verdict) : verdict;
    }

    Verdict approve(Verdict awaiting) {
        Guardrail<?> guardrail = named(awaiting.control().id());
        return enforcer.approve(
                guardrail, record(awaiting), "anna", "", () -> accounts.in(guardrail.control(), awaiting.resource()));
    }

    Guardrail<?> named(String id) {
        return guardrails.stream()
                .filter(known -> known.control().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Everything a guardrail finds in the account and region of a scene. */
    List<? extends Seen<?>> surveyed(Guardrail<?> guardrail, Staged scene) {
        Place place = new Place("aws", scene.account(), scene.region());
        return guardrail
                .survey(place, accounts.in(guardrail.control(), place.resource("AWS::::Account", "any")))
                .toList();
    }

    /** Whether every step of a repair has an inverse. */
    boolean hasWayBack(Verdict repaired) {
        return record(repaired).plan().stream()
                .flatMap(plan -> plan.actions().stream())
                .allMatch(action -> action.effect().undo() == Effect.Undo.EXACT);
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
            case Answer.Swept swept -> throw new AssertionError("not judged: " + swept);
        };
    }

    /** The word of an answer, as the command line prints it: the outcome's, or why there is none. */
    static String word(Answer answer) {
        return switch (answer) {
            case Answer.Judged(Optional<String> event, Verdict verdict) ->
                verdict.outcome().word();
            case Answer.Ignored ignored -> "ignored";
            case Answer.Rejected rejected -> "rejected";
            case Answer.Swept swept -> "swept";
        };
    }

    AuditRecord record(Verdict verdict) {
        return state.trail().find(verdict.entry().orElseThrow()).orElseThrow();
    }

    /** Takes a repair back, behind an exemption of a day. */
    Verdict undo(Verdict repaired) {
        AuditRecord record = record(repaired);
        ResourceId resource = record.target().orElseThrow().resource();
        Guardrail<?> guardrail = named(repaired.control().id());
        Exemption exemption = new Exemption(
                guardrail.control().id(),
                resource.account(),
                resource.id(),
                "owner@example.com",
                "undone by a test",
                Instant.now().plus(Duration.ofDays(1)));
        return enforcer.undo(
                guardrail, record, exemption, state.exemptions(), () -> accounts.in(guardrail.control(), resource));
    }

    @Override
    public void close() {
        state.close();
    }
}
