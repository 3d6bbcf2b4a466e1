package dev.parapet.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Aws;
import dev.parapet.core.Exemption;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Outcome;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.UndoRefused;
import dev.parapet.core.Verdict;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Connection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes one repair back. */
@Command(
        name = "undo",
        description = "Take a repair back: compare, exempt, restore. Refuses if the resource changed since.")
final class UndoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "RECORD", description = "Id of the repair's record, or the beginning of it.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "The state directory the repair was made with.")
    @SuppressWarnings("NullAway.Init")
    Path state;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "parapet.yaml; without it the standard settings hold.")
    @Nullable
    Path settings;

    @Option(names = "--plan", description = "Show what would be put back, after the same checks; change nothing.")
    boolean planOnly;

    @Option(names = "--json", description = "One line of JSON instead of text for people.")
    boolean json;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Who answers for the exemption that is written first. Standard: you.")
    String owner = System.getProperty("user.name");

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why. Standard: that the repair was undone.")
    @Nullable
    String reason;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long the exemption holds. Standard: ${DEFAULT-VALUE}.")
    int days;

    @Override
    public Integer call() {
        Settings read = SettingsOption.read(settings);
        Connection connection = Cloud.connection(System.getenv());
        try (StateDirectory directory = StateDirectory.open(state)) {
            AuditRecord repair = repair(directory);
            Session session = Session.open(read, Optional.of(directory), connection);
            return undo(directory, repair, session, guardrail(session, repair));
        }
    }

    private AuditRecord repair(StateDirectory directory) {
        AuditRecord found = directory
                .trail()
                .find(id)
                .orElseThrow(
                        () -> new UndoRefused("%s holds no single record that begins with '%s'".formatted(state, id)));
        if (found.phase() != AuditRecord.Phase.OUTCOME
                || found.plan().isEmpty()
                || found.target().isEmpty()) {
            throw new UndoRefused("record %s is no repair: it says %s".formatted(found.id(), found.decision()));
        }
        return found;
    }

    private static Guardrail<?> guardrail(Session session, AuditRecord repair) {
        return session.guardrails().stream()
                .filter(known ->
                        repair.guardrail().filter(known.control().id()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new UndoRefused(
                        "there is no guardrail " + repair.guardrail().orElse("?") + " any more"));
    }

    private int undo(StateDirectory directory, AuditRecord repair, Session session, Guardrail<?> guardrail) {
        ResourceId resource = repair.target().orElseThrow().resource();
        Supplier<Aws> aws = () -> session.accounts().in(guardrail.control(), resource);
        PrintWriter out = spec.commandLine().getOut();
        Plan back = session.enforcer().undoPlan(guardrail, repair, aws);
        if (planOnly) {
            out.println(json ? line(repair, back, "planned", 0, Optional.empty()) : text(back));
            return Exit.FINE;
        }
        Verdict verdict =
                session.enforcer().undo(guardrail, repair, exemption(guardrail, resource), directory.exemptions(), aws);
        boolean undone = verdict.outcome() instanceof Outcome.Remediated;
        out.println(
                json
                        ? line(repair, back, undone ? "undone" : "failed", verdict.writes(), verdict.entry())
                        : "%s; record %s"
                                .formatted(
                                        Safe.text(verdict.outcome().reason()),
                                        verdict.entry().orElse("?")));
        return undone ? Exit.FINE : Exit.FAILED;
    }

    private String text(Plan back) {
        String steps = back.actions().stream()
                .map(action -> "  " + Story.step(action) + "\n")
                .collect(Collectors.joining());
        return steps
                + "nothing was changed; without --plan this is carried out, behind an exemption of %d days"
                        .formatted(days);
    }

    private static String line(AuditRecord repair, Plan back, String outcome, int writes, Optional<String> entry) {
        ObjectNode line = Json.object().put("undoes", repair.id());
        line.set("resource", Json.tree(back.resource()));
        line.set("plan", Line.plan(back));
        return line.put("outcome", outcome)
                .put("writes", writes)
                .put("record", entry.orElse(null))
                .toString();
    }

    private Exemption exemption(Guardrail<?> guardrail, ResourceId resource) {
        return new Exemption(
                guardrail.control().id(),
                resource.account(),
                resource.id(),
                owner,
                Optional.ofNullable(reason).orElse("the repair %s was undone".formatted(id)),
                Instant.now().plus(Duration.ofDays(days)));
    }
}
