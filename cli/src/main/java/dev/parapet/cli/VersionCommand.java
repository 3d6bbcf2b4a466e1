package dev.parapet.cli;

import dev.parapet.core.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which Parapet this is. */
@Command(name = "version", description = "Say which Parapet this is.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--json", description = "The same as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        String text = json
                ? Json.object()
                        .put("parapet", Version.number())
                        .put("java", Runtime.version().toString())
                        .toString()
                : new Version().getVersion()[0];
        spec.commandLine().getOut().println(text);
        return Exit.FINE;
    }
}
