package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Guardrail;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes down that a person does not want a plan. */
@Command(
        name = "deny",
        description = "Say no to a request; the same plan is not asked for again within the time a request may wait.")
final class DenyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "RECORD", description = "Id of the request, or the beginning of it.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--by", paramLabel = "NAME", description = "Who denies. Standard: you.")
    String by = System.getProperty("user.name");

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why; goes into the trail.")
    String note = "";

    @Override
    public Integer call() {
        try (StateDirectory directory = state.open()) {
            Session session = state.session(directory);
            AuditRecord request = state.request(directory, id);
            Guardrail<?> guardrail = session.guardrail(request.guardrail().orElse("?"));
            String record = session.enforcer().deny(guardrail, request, by, note);
            spec.commandLine().getOut().println("denied; record " + record);
            return Exit.FINE;
        }
    }
}
