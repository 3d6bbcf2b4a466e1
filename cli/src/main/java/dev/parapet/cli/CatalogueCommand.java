package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Suggestion;
import dev.parapet.remediations.Guardrails;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which guardrails there are, and all about one of them. */
@Command(name = "catalogue", description = "List the guardrails, or explain one.")
final class CatalogueCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SLUG", description = "The guardrail to explain.")
    @Nullable
    String slug;

    @Option(names = "--json", description = "The published facts as JSON, a guardrail a line.")
    boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Guardrail<?>> chosen = chosen();
        if (json) {
            chosen.forEach(guardrail -> out.println(Json.write(guardrail.control())));
        } else if (slug != null) {
            CataloguePage.of(chosen.getFirst()).forEach(out::println);
        } else {
            CataloguePage.table(chosen).forEach(out::println);
        }
        return Exit.FINE;
    }

    private List<Guardrail<?>> chosen() {
        return Optional.ofNullable(slug)
                .<List<Guardrail<?>>>map(wanted -> List.of(named(wanted)))
                .orElseGet(Guardrails::all);
    }

    private Guardrail<?> named(String wanted) {
        List<String> ids = Guardrails.controls().stream().map(Control::id).toList();
        return Guardrails.named(wanted)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no guardrail '%s'%s".formatted(Safe.text(wanted), Suggestion.of(wanted, ids))));
    }
}
