package dev.parapet.cli;

import dev.parapet.scp.evaluate.Members;
import dev.parapet.scp.evaluate.MembersFile;
import dev.parapet.scp.evaluate.PolicyFolder;
import dev.parapet.scp.impact.ImpactReport;
import dev.parapet.scp.impact.ImpactText;
import dev.parapet.scp.impact.Replay;
import dev.parapet.scp.impact.Scope;
import dev.parapet.scp.impact.TrailFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays recorded calls through policies. */
@Command(
        name = "impact",
        description =
                "Replay what CloudTrail recorded through policies that are not attached yet: what would be denied, to whom.",
        footer = {
            "",
            "docs/impact.md tells how to read it, and what CloudTrail cannot show.",
            "Exit status: 0 all logs were read, 1 some were not, 2 usage, or a file is wrong."
        })
final class PolicyImpactCommand implements Callable<Integer> {
    private static final int THREADS = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--cloudtrail",
            paramLabel = "PATH",
            required = true,
            description = "A log file of CloudTrail, or a folder of them in any depth.")
    @SuppressWarnings("NullAway.Init")
    String cloudTrail;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How far back. Standard: ${DEFAULT-VALUE}.")
    int days;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "A folder with scp/*.json and rcp/*.json, as for 'policy simulate'.")
    @Nullable
    Path policies;

    @Option(
            names = "--organization",
            paramLabel = "FILE",
            description =
                    "The accounts with the units above them; without it every account with a log counts as a member.")
    @Nullable
    Path organization;

    @Option(names = "--management-account", paramLabel = "ID", description = "The account that no policy binds.")
    @Nullable
    String management;

    @Option(names = "--json", description = "The report as one document of JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        Replay replay = new Replay(new PolicyFolder(policies()).read(), scope(), THREADS);
        ImpactReport report = replay.run(new TrailFolder(logs()));
        if (json) {
            spec.commandLine().getOut().println(report.json());
        } else {
            ImpactText.lines(report).forEach(line -> spec.commandLine().getOut().println(Safe.text(line)));
        }
        return report.unreadable().isEmpty() ? Exit.FINE : Exit.FAILED;
    }

    private Path policies() {
        if (policies == null) {
            throw wrong("--policies is missing: the folder of the policies to try out");
        }
        return policies;
    }

    private Path logs() throws NoSuchFileException {
        if (cloudTrail.startsWith("s3://")) {
            throw wrong("--cloudtrail takes files: bring them here with 'aws s3 sync' first");
        }
        Path logs = Path.of(cloudTrail);
        if (!Files.exists(logs)) {
            throw new NoSuchFileException(cloudTrail);
        }
        return logs;
    }

    private Scope scope() throws IOException {
        if (days < 1) {
            throw wrong("--days takes a number from 1");
        }
        if (management != null && !management.matches("\\d{12}")) {
            throw wrong("'%s' is not an account: twelve digits".formatted(management));
        }
        Optional<Instant> since =
                Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(days)));
        Optional<MembersFile> file =
                organization == null ? Optional.empty() : Optional.of(MembersFile.read(organization));
        Members known = file.map(MembersFile::members).orElse(Members.UNKNOWN);
        Members members = new Members(Optional.ofNullable(management).or(known::management), known.paths());
        return new Scope(members, file.flatMap(MembersFile::organization), since);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), Safe.text(message));
    }
}
