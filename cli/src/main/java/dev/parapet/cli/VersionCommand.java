package dev.parapet.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which Parapet this is. */
@Command(name = "version", description = "Say which Parapet this is.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().println(new Version().getVersion()[0]);
        return Exit.FINE;
    }
}
