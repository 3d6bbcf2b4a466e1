package dev.parapet.cli;

import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameters;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds policies to their promises. */
@Command(
        name = "test",
        description = "Ask each policy about the requests that it has to allow and deny.",
        footer = {"", "Exit status: 0 all cases hold, 1 one fails."})
final class PolicyTestCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @picocli.CommandLine.Parameters(arity = "0..*", paramLabel = "ID", description = "Standard: all policies.")
    List<String> ids = List.of();

    @Override
    public Integer call() {
        List<Document> documents = ids.isEmpty()
                ? Catalogue.load().documents()
                : ids.stream()
                        .map(id -> PolicyNames.document(spec.commandLine(), id))
                        .toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        int cases = 0;
        for (Document document : documents) {
            List<String> failed = document.failures(document.fill(Parameters.EXAMPLE));
            rows.add(List.of(
                    document.id(),
                    String.valueOf(document.cases().size()),
                    String.valueOf(failed.size()),
                    document.title()));
            failed.forEach(failure -> failures.add(document.id() + ": " + failure));
            cases += document.cases().size();
        }
        PrintWriter out = spec.commandLine().getOut();
        Table.of(List.of("id", "cases", "failed", "what holds"), rows).forEach(out::println);
        failures.forEach(failure -> out.println(Safe.text(failure)));
        out.println("%d policies, %d cases, %d failed".formatted(documents.size(), cases, failures.size()));
        return failures.isEmpty() ? Exit.FINE : Exit.FAILED;
    }
}
