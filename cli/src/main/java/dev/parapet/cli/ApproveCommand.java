package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Guardrail;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Answer;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries out a plan because a person says so. */
@Command(
        name = "approve",
        description = "Carry out the plan of a request: exactly that plan, and only if the resource is as it was then.")
final class ApproveCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "RECORD", description = "Id of the request, or the beginning of it.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--by", paramLabel = "NAME", description = "Who approves. Standard: you.")
    String by = System.getProperty("user.name");

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; goes into the trail.")
    String note = "";

    @Option(names = "--json", description = "One line of JSON, as replay prints it.")
    boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StateDirectory directory = state.open()) {
            Session session = state.session(directory);
            AuditRecord request = state.request(directory, id);
            Guardrail<?> guardrail = session.guardrail(request.guardrail().orElse("?"));
            ResourceId resource = request.target().orElseThrow().resource();
            Verdict verdict = session.enforcer()
                    .approve(
                            guardrail,
                            request,
                            by,
                            note,
                            () -> session.accounts().in(guardrail.control(), resource));
            Answer answer = new Answer.Judged(Optional.empty(), verdict);
            if (json) {
                out.println(Line.of("approve", answer));
            } else {
                Story.of(answer).forEach(out::println);
            }
            return answer.failed() ? Exit.FAILED : Exit.FINE;
        }
    }
}
