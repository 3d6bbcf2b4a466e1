package dev.parapet.cli;

import dev.parapet.scp.PolicyType;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.evaluate.Attachments;
import dev.parapet.scp.evaluate.Members;
import dev.parapet.scp.evaluate.MembersFile;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.evaluate.PolicyFolder;
import dev.parapet.scp.impact.ImpactReport;
import dev.parapet.scp.impact.ImpactText;
import dev.parapet.scp.impact.Replay;
import dev.parapet.scp.impact.Scope;
import dev.parapet.scp.impact.TrailFolder;
import dev.parapet.scp.impact.TrailLogs;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.pack.Attached;
import dev.parapet.scp.pack.Packer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
            description =
                    "A log file of CloudTrail, a folder of them in any depth, or s3://bucket/prefix as it delivers them.")
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
            description =
                    "A folder with scp/*.json and rcp/*.json, as for 'policy simulate'. Standard: what the settings choose, all at the root.")
    @Nullable
    Path policies;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "parapet.yaml, whose section prevention is tried out; without it the catalogue as it is.")
    @Nullable
    Path settings;

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
        ImpactReport report = new Replay(attachments(), scope(), THREADS).run(logs());
        if (json) {
            spec.commandLine().getOut().println(report.json());
        } else {
            ImpactText.lines(report).forEach(line -> spec.commandLine().getOut().println(Safe.text(line)));
        }
        return report.unreadable().isEmpty() ? Exit.FINE : Exit.FAILED;
    }

    private Attachments attachments() throws IOException {
        if (policies != null && settings != null) {
            throw wrong("--policies and --settings both say what to try out: give one of them");
        }
        return policies == null ? chosen() : new PolicyFolder(policies).read();
    }

    /** Settings name units by their paths, logs do not tell where an account hangs: everybody is judged by everything. */
    private Attachments chosen() {
        List<Attached> packed =
                Packer.pack(Catalogue.load(), PreventionOption.read(settings)).policies();
        return Attachments.atRoot(
                named(packed, PolicyType.SERVICE_CONTROL, Dialect.SERVICE_CONTROL),
                named(packed, PolicyType.RESOURCE_CONTROL, Dialect.RESOURCE_CONTROL));
    }

    private static List<NamedPolicy> named(List<Attached> packed, PolicyType type, Dialect dialect) {
        return packed.stream()
                .map(Attached::policy)
                .filter(policy -> policy.type() == type)
                .map(policy -> new NamedPolicy(policy.name(), Policy.parse(policy.content(), dialect)))
                .toList();
    }

    private TrailLogs logs() throws NoSuchFileException {
        if (cloudTrail.startsWith("s3://")) {
            BucketPlace place = BucketPlace.parse(cloudTrail);
            return new TrailBucket(place.client(), place);
        }
        Path logs = Path.of(cloudTrail);
        if (!Files.exists(logs)) {
            throw new NoSuchFileException(cloudTrail);
        }
        return new TrailFolder(logs);
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
