package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Summary;
import dev.parapet.policies.SettingsInvalid;
import dev.parapet.policies.SettingsSchema;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.LiveOrganization;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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
                    .println(SettingsSchema.of(Guardrails.controls(), PreventionOption.form())
                            .toPrettyString());
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

                # Organization policies: `parapet policy list` shows them all, `parapet policy render` writes what would be attached.
                prevention:
                  # What they are filled in with. Policies that use one without a standard are left out until it is set.
                  parameters: {}
                """
                + Arrays.stream(Parameter.values()).map(InitCommand::parameter).collect(Collectors.joining())
                + """
                  # on or off, and where: {state: on, at: [Workloads]}; at is root, or units by their path.
                  policies: {}
                """
                + Catalogue.load().documents().stream().map(InitCommand::policy).collect(Collectors.joining())
                + """
                  # What one target takes: your quota, and the slots that FullAWSAccess and others hold.
                  scp: {size: 5120, slots: 5, in-use: 1}

                # How the organization is to be set up; `parapet org plan` shows what that would change. Nothing is without this.
                # organization:
                #   accounts: {security: "111122223333", log-archive: "444455556666"}
                #   regions: [eu-west-1, us-east-1]
                #   units: {policy-staging: Policy-Staging, make: false}  # missing ones are made; accounts are never moved
                #   services: [config, guardduty, security-hub, access-analyzer]  # and inspector, macie: paid by what they look at
                #   policies: {in: [Policy-Staging]}    # then more units, at last: everywhere
                #   quarantine: false                   # hold an account that joins until it is set up
                #   trail: {bucket: example-organization-trail}
                #   root: {central: true, remove-credentials: false}
                #   budget: {dollars: 1000, mails: [costs@example.com]}
                #   repair: []                          # steps whose drift `org apply --scheduled` repairs
                """;
    }

    private static String parameter(Parameter parameter) {
        String values = String.join(", ", parameter.standard().orElse(List.of()));
        return "  #  %s: %s  # %s%n"
                .formatted(parameter.key(), parameter.many() ? "[" + values + "]" : values, parameter.description());
    }

    private static String policy(Document document) {
        return "  #  %s: {state: %s, at: [%s]}  # %s%n"
                .formatted(
                        document.id(),
                        document.standard() ? "on" : "off",
                        String.join(", ", document.at()),
                        document.title());
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
