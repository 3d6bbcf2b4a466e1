package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Summary;
import dev.parapet.policies.SettingsInvalid;
import dev.parapet.policies.SettingsSchema;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.LiveOrganization;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Writes a settings file to start from: nothing is written to AWS until somebody says so. */
@Command(name = "init", description = "Write a commented settings file to start from, in mode report.")
final class InitCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Standard: parapet.yaml. An existing file is kept.")
    Path out = Path.of("parapet.yaml");

    @Option(names = "--offline", description = "Do not ask AWS Organizations for units and accounts.")
    boolean offline;

    @Option(names = "--schema", description = "Print the JSON schema of the settings instead, for an editor.")
    boolean schema;

    @Override
    public Integer call() throws IOException {
        if (schema) {
            spec.commandLine()
                    .getOut()
                    .println(SettingsSchema.of(Guardrails.controls()).toPrettyString());
            return Exit.FINE;
        }
        try {
            Files.writeString(
                    out, text(Guardrails.all(), offline ? Places.examples() : places()), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException kept) {
            throw new SettingsInvalid(out.toString(), "is there already and is kept; name another with --out");
        }
        spec.commandLine()
                .getOut()
                .println("wrote %s; it writes nothing to AWS until a mode says enforce".formatted(out));
        return Exit.FINE;
    }

    /** The live organization's, where it can be read; nobody needs credentials to begin. */
    private String places() {
        try {
            Connection connection = Cloud.connection(System.getenv());
            return Places.of(new LiveOrganization(connection, Map.of()).members());
        } catch (EnvironmentMissing | SdkException unreadable) {
            spec.commandLine()
                    .getErr()
                    .println("parapet: the organization was not asked (%s); units and accounts are examples"
                            .formatted(Safe.text(String.valueOf(unreadable.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""))));
            return Places.examples();
        }
    }

    static String text(List<Guardrail<?>> guardrails, String places) {
        return """
                # The settings of Parapet. An empty file is a valid one; `parapet init --schema` prints a schema for editors.
                version: 1

                # off: do not even look. report: look, decide and record. approve: write what a person approved.
                # enforce: write what can be taken back. Without a mode, safe writes are made and the others wait.
                mode: report

                # How much Parapet does before a person is asked.
                limits:
                  repairs-per-hour: 50   # that one guardrail may begin in one account
                  rounds: 3              # repairs of one resource within window-hours
                  window-hours: 24
                  approval-days: 7       # how long a request can be answered

                # The ARN of an SNS topic that hears of what people have to know.
                # notify: arn:aws:sns:eu-west-1:111122223333:parapet

                # Other modes in some units (by path, outermost first) and accounts. A word on a guardrail beats a word on
                # everything; then the nearest place wins.
                """ + places + """

                # budget: repairs it may begin in one account within an hour, where that is another number than above.
                guardrails:
                """
                + guardrails.stream().map(InitCommand::guardrail).collect(Collectors.joining()) + """

                # A fault that somebody answers for, until a day. * and ? stand for anything.
                exemptions: []
                #  - guardrail: pub-rds-instance
                #    account: "111122223333"
                #    resource: partner-reporting
                #    owner: data-platform@example.com
                #    reason: the partner reads from fixed addresses until the VPN is up
                #    expires: 2027-03-31
                """;
    }

    private static String guardrail(Guardrail<?> guardrail) {
        Control control = guardrail.control();
        String parameters = control.parameters().stream()
                .map(parameter -> "    # %s: %s Standard: %s.%n"
                        .formatted(parameter.name(), parameter.description(), parameter.standard()))
                .collect(Collectors.joining());
        return "  # %s (repair: %s).%n  %s:%n    mode: report%n%s"
                .formatted(control.title(), Summary.of(guardrail).repaired(), control.id(), parameters);
    }
}
