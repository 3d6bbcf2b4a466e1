package dev.parapet.cli;

import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Content;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameter;
import dev.parapet.scp.pack.Prevention;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which policies there are and what the settings make of them. */
@Command(
        name = "list",
        description =
                "List the policies of the catalogue in rollout order: whether each is on, where it goes, how large it is.")
final class PolicyListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--settings", paramLabel = "FILE", description = "Standard: the catalogue as it is.")
    @Nullable
    Path settings;

    @Override
    public Integer call() {
        Prevention prevention = PreventionOption.read(settings);
        List<List<String>> rows = Catalogue.load().documents().stream()
                .map(document -> row(document, prevention))
                .toList();
        Table.of(List.of("id", "type", "wave", "state", "where", "size", "what holds"), rows)
                .forEach(spec.commandLine().getOut()::println);
        return Exit.FINE;
    }

    private static List<String> row(Document document, Prevention prevention) {
        return List.of(
                document.id(),
                document.type().folder(),
                String.valueOf(document.wave()),
                state(document, prevention),
                String.join(", ", prevention.at(document)),
                document.fill(prevention.parameters())
                        .map(Content::json)
                        .map(json -> String.valueOf(json.length()))
                        .orElse("-"),
                document.title());
    }

    /** On, off, or on and waiting for a parameter. */
    static String state(Document document, Prevention prevention) {
        List<Parameter> missing = document.missing(prevention.parameters());
        if (!prevention.on(document)) {
            return "off";
        }
        return missing.isEmpty()
                ? "on"
                : "needs " + missing.stream().map(Parameter::key).collect(Collectors.joining(", "));
    }
}
