package dev.parapet.cli;

import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.FileInvalid;
import dev.parapet.scp.evaluate.Members;
import dev.parapet.scp.evaluate.PolicyFolder;
import dev.parapet.scp.evaluate.RequestLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks policies about requests. */
@Command(
        name = "simulate",
        description =
                "Say what policies decide on requests, a line of JSON each: allow, deny, or might-deny where something is not known.",
        footer = {
            "",
            "DIR holds scp/*.json and rcp/*.json, and perhaps attachments.json; without that all policies are at the root.",
            "Where no policy allows anything, FullAWSAccess is taken to be attached, too.",
            "A request: {\"id\", \"principal\", \"account\", \"path\": [\"ou-…\"], \"action\", \"resource\", \"context\": {}, \"unknown\": []}",
            "Exit status: 0 all requests were answered, 2 usage, or a line or file is wrong."
        })
final class PolicySimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--policies", paramLabel = "DIR", required = true, description = "The policies.")
    @SuppressWarnings("NullAway.Init")
    Path policies;

    @Option(names = "--requests", paramLabel = "FILE", required = true, description = "The requests, a line each.")
    @SuppressWarnings("NullAway.Init")
    Path requests;

    @Option(names = "--management-account", paramLabel = "ID", description = "The account that no policy binds.")
    @Nullable
    String management;

    @Override
    public Integer call() throws IOException {
        Evaluator evaluator = new Evaluator(
                new PolicyFolder(policies).read(),
                new Members(Optional.ofNullable(management), Map.of()),
                AuthorizationTable.shipped());
        boolean whole = true;
        try (BufferedReader lines = Files.newBufferedReader(requests)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                whole &= line.isBlank() || answered(line, number, evaluator);
                number++;
            }
        }
        return whole ? Exit.FINE : Exit.USAGE;
    }

    private boolean answered(String line, int number, Evaluator evaluator) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RequestLine request = RequestLine.read(line);
            out.println(request.answer(evaluator.evaluate(request.request())));
            return true;
        } catch (FileInvalid e) {
            spec.commandLine()
                    .getErr()
                    .println(Safe.text("parapet: %s, line %d: %s".formatted(requests, number, e.getMessage())));
            return false;
        }
    }
}
