package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what waits for a person. */
@Command(name = "approvals", description = "List the repairs that wait for a person, each with its plan.")
final class ApprovalsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--json", description = "The requests as they are in the trail, a line each.")
    boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StateDirectory directory = state.open()) {
            List<AuditRecord> waiting = directory.trail().history().requests();
            waiting.forEach(request -> (json ? List.of(Json.write(request)) : told(request)).forEach(out::println));
            if (waiting.isEmpty() && !json) {
                out.println("nothing waits for a person");
            }
        }
        return Exit.FINE;
    }

    private List<String> told(AuditRecord request) {
        ResourceId resource = request.target().orElseThrow().resource();
        Instant until =
                request.at().plus(SettingsOption.read(state.settings).limits().approvalLasts());
        List<String> lines = new java.util.ArrayList<>();
        lines.add("%s  %s  %s"
                .formatted(Ink.BOLD.on(request.id()), request.guardrail().orElse("?"), Safe.text(resource.toString())));
        lines.add("  " + Safe.text(request.reason()) + (Instant.now().isBefore(until) ? "" : " (too old by now)"));
        request.plan().orElseThrow().actions().forEach(action -> lines.add("  " + step(action)));
        lines.add("  " + Ink.DIM.on("parapet approve %s --state %s".formatted(request.id(), state.state)));
        return lines;
    }

    private static String step(ActionText action) {
        return "%s  %s"
                .formatted(
                        Safe.text(action.describe()),
                        Ink.DIM.on("[%s, %s]"
                                .formatted(
                                        action.effect().api(),
                                        action.effect().risk().name().toLowerCase(Locale.ROOT))));
    }
}
