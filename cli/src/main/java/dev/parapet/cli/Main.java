package dev.parapet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Guardrails for a whole AWS organization. */
@Command(
        name = "parapet",
        description =
                "Guardrails for a whole AWS organization: findings come in, faults are repaired, the proof stays.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            PlanCommand.class,
            ReplayCommand.class,
            SweepCommand.class,
            OrgCommand.class,
            ApprovalsCommand.class,
            ApproveCommand.class,
            DenyCommand.class,
            UndoCommand.class,
            ExemptCommand.class,
            PolicyCommand.class,
            AuditCommand.class,
            ReportCommand.class,
            CatalogueCommand.class,
            VersionCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        footer = {"", "New here? Start with: parapet demo"})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** Runs one verb and ends the process with its status. */
    public static void main(String[] arguments) {
        CommandLine line = commandLine();
        int status = line.execute(arguments);
        line.getOut().flush();
        System.exit(status);
    }

    /** The command line, for this process and for tests. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(new Complaints());
        line.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.getSubcommands().values().forEach(Main::helped);
        return line;
    }

    private static void helped(CommandLine verb) {
        verb.getCommandSpec().mixinStandardHelpOptions(true);
        verb.getSubcommands().values().forEach(Main::helped);
    }

    /** Without a verb. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }
}
