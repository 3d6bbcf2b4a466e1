package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.Control;
import dev.parapet.core.Suggestion;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.Visit;
import dev.parapet.remediations.sweep.Scope;
import dev.parapet.remediations.sweep.Sweeper;
import dev.parapet.remediations.sweep.Unit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at every resource of the organization. */
@Command(
        name = "sweep",
        description = "Look at every resource of every account and region; repair nothing unless told to.",
        footer = {
            "",
            "Without a deployment: give any role that may read, such as one with the policy SecurityAudit, by --role.",
            "What is found lies in DIR/results.jsonl, what was looked at in DIR/units.jsonl.",
            "Exit status: 0 everything was looked at, 1 something failed, 2 usage, 3 the environment lacks something."
        })
final class SweepCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--mode",
            paramLabel = "report|enforce",
            defaultValue = "report",
            description =
                    "report reads only; enforce repairs what the settings allow without asking. Standard: ${DEFAULT-VALUE}.")
    SettingsOption.ModeWord mode = SettingsOption.ModeWord.report;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only this one; may be given again.")
    List<String> accounts = new ArrayList<>();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Only this one; may be given again. Standard: all regions the security account has enabled.")
    List<String> regions = new ArrayList<>();

    @Option(names = "--guardrail", paramLabel = "SLUG", description = "Only this one; may be given again.")
    List<String> guardrails = new ArrayList<>();

    @Option(
            names = "--role",
            paramLabel = "NAME",
            description = "Enter every account by this role, instead of Parapet's own. For report only.")
    @Nullable
    String role;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "parapet.yaml; without it the standard settings hold.")
    @Nullable
    Path settings;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where trail and granted exemptions lie; needed for enforce.")
    @Nullable
    Path state;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description =
                    "How many repairs each guardrail may begin in each account within an hour. Standard: what the settings say.")
    @Nullable
    Integer budget;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Standard: .parapet/sweep-<time>.")
    @Nullable
    Path out;

    @Option(names = "--resume", description = "Go on with the unfinished sweep whose results are in --out.")
    boolean resume;

    @Option(names = "--json", description = "The results on standard output, a line each as replay prints them.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        check();
        Settings set = SettingsOption.read(settings, mode);
        Settings read = budget == null ? set : set.budget(budget);
        Connection connection = Cloud.connection(System.getenv());
        if (state == null) {
            return sweep(read, Optional.empty(), connection);
        }
        try (StateDirectory directory = StateDirectory.open(state)) {
            return sweep(read, Optional.of(directory), connection);
        }
    }

    private void check() {
        List<String> known = Guardrails.controls().stream().map(Control::id).toList();
        guardrails.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw wrong("there is no guardrail '%s'%s".formatted(id, Suggestion.of(id, known)));
        });
        accounts.stream().filter(id -> !id.matches("\\d{12}")).findFirst().ifPresent(id -> {
            throw wrong("'%s' is not an account: twelve digits".formatted(id));
        });
        regions.stream()
                .filter(id -> !id.matches("[a-z]{2,3}(-[a-z]+)+-\\d"))
                .findFirst()
                .ifPresent(id -> {
                    throw wrong("'%s' is not a region, such as eu-west-1".formatted(id));
                });
        if (mode == SettingsOption.ModeWord.enforce && state == null) {
            throw wrong("--mode enforce needs --state: nothing is written to AWS without a trail");
        }
        if (mode == SettingsOption.ModeWord.enforce && role != null) {
            throw wrong(
                    "--role is for reading: --mode enforce goes under Parapet's own roles, which can do no more than repair");
        }
        if (resume && out == null) {
            throw wrong("--resume needs --out: the directory of the sweep to go on with");
        }
        if (budget != null && budget < 1) {
            throw wrong("--budget takes a number from 1");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), Safe.text(message));
    }

    private int sweep(Settings read, Optional<StateDirectory> directory, Connection connection) throws IOException {
        Visit visit = Visit.forSweep(Optional.ofNullable(role));
        Session session = Session.open(read, directory, connection, visit);
        Sweeper sweeper = new Sweeper(
                session.organization(),
                session.accounts(),
                session.enforcer(),
                session.guardrails(),
                read.in(session.organization()));
        PrintWriter screen =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        try (SweepFiles files = SweepFiles.in(SweepFiles.directory(out), resume)) {
            Scope scope =
                    new Scope(Set.copyOf(accounts), new TreeSet<>(regions), Set.copyOf(guardrails), files.finished());
            List<Unit> units = sweeper.units(scope, connection.region().id());
            SweepStory story =
                    new SweepStory(screen, json ? Optional.of(spec.commandLine().getOut()) : Optional.empty(), files);
            story.begins(units);
            sweeper.run(units, UUID.randomUUID().toString(), story);
            story.ends();
            return story.whole() ? Exit.FINE : Exit.FAILED;
        }
    }
}
