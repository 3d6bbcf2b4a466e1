package dev.parapet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import dev.parapet.remediations.Guardrails;
import dev.parapet.scp.catalogue.Content;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameter;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.pack.Prevention;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says all about one policy. */
@Command(name = "show", description = "Explain one policy, and print it as the settings fill it in.")
final class PolicyShowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @picocli.CommandLine.Parameters(paramLabel = "ID", description = "The policy, such as ENC-1.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String id;

    @Option(names = "--settings", paramLabel = "FILE", description = "Standard: the catalogue as it is.")
    @Nullable
    Path settings;

    @Override
    public Integer call() throws JsonProcessingException {
        Document document = PolicyNames.document(spec.commandLine(), id);
        Prevention prevention = PreventionOption.read(settings);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Ink.BOLD.on(document.id()) + "  " + document.title());
        out.println();
        entry(out, "type", document.type().api());
        entry(out, "state", PolicyListCommand.state(document, prevention));
        entry(out, "where", String.join(", ", prevention.at(document)));
        entry(out, "wave", String.valueOf(document.wave()));
        document.parameters()
                .forEach(parameter -> entry(out, parameter.key(), value(parameter, prevention.parameters())));
        entry(out, "guards against", guardrails(document));
        out.println();
        out.println(document.readme()
                .substring(document.readme().indexOf("## Intent"))
                .strip());
        out.println();
        Optional<Content> filled = document.fill(prevention.parameters());
        out.println(
                filled.isPresent()
                        ? Json.read(filled.get().json()).toPrettyString()
                        : "It cannot be filled in yet: it " + PolicyListCommand.state(document, prevention) + ".");
        return Exit.FINE;
    }

    private static String value(Parameter parameter, Parameters parameters) {
        return parameters
                .values(parameter)
                .map(values -> values.isEmpty() ? "none" : String.join(", ", values))
                .orElse("not set: " + parameter.description());
    }

    private static String guardrails(Document document) {
        List<String> faults = Guardrails.controls().stream()
                .filter(control -> control.preventions().contains(document.id()))
                .map(Control::id)
                .toList();
        return faults.isEmpty() ? "what no guardrail repairs" : faults.stream().collect(Collectors.joining(", "));
    }

    private static void entry(PrintWriter out, String name, String text) {
        out.println("  %s %s".formatted(Ink.DIM.on("%-20s".formatted(name)), text));
    }
}
