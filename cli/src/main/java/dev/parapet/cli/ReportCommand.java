package dev.parapet.cli;

import dev.parapet.audit.FileTrail;
import dev.parapet.audit.LogFiles;
import dev.parapet.audit.StateDirectory;
import dev.parapet.audit.StateUnusable;
import dev.parapet.audit.log.DirectoryStore;
import dev.parapet.audit.log.SequencedTimes;
import dev.parapet.audit.report.Evidence;
import dev.parapet.audit.report.Framework;
import dev.parapet.audit.report.Guarded;
import dev.parapet.audit.report.Integrity;
import dev.parapet.audit.report.Period;
import dev.parapet.audit.report.Records;
import dev.parapet.audit.report.Redaction;
import dev.parapet.audit.report.Report;
import dev.parapet.audit.report.ReportFiles;
import dev.parapet.audit.report.ReportFiles.Format;
import dev.parapet.audit.report.Scope;
import dev.parapet.audit.report.SweepReading;
import dev.parapet.audit.report.Swept;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Exemption;
import dev.parapet.core.Modes;
import dev.parapet.core.Suggestion;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.LiveOrganization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a report for auditors. */
@Command(
        name = "report",
        description = "Write what trail and sweep say about a framework, for auditors: one file, no network.",
        footer = {
            "",
            "Reads files only, unless --ou is given without --units, or --units aws: then AWS Organizations is asked",
            "where accounts hang.",
            "Example: parapet report --framework cis-5.0 --state .parapet/state --sweep .parapet/sweep-1 --out report"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--framework",
            required = true,
            paramLabel = "ID",
            description = "cis-5.0, cis-7.0, fsbp, nist-800-53-r5, pci-dss-4.0.1, soc2, iso-27001-2022 or hipaa.")
    String framework = "";

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "The state directory: trail and granted exemptions.")
    @SuppressWarnings("NullAway.Init")
    Path state;

    @Option(
            names = "--sweep",
            paramLabel = "DIR",
            description = "The directory of the last sweep; without it coverage is unknown.")
    @Nullable
    Path sweep;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "parapet.yaml, for modes and exemptions; without it the standard settings hold.")
    @Nullable
    Path settings;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day, or moment, in UTC. Standard: the first record of the trail.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day, or moment, in UTC. Standard: now.")
    @Nullable
    String to;

    @Option(names = "--account", paramLabel = "ID", description = "Only this one; may be given again.")
    List<String> accounts = new ArrayList<>();

    @Option(
            names = "--ou",
            paramLabel = "PATH",
            description = "Only accounts in this unit, Workloads/Production; may be given again.")
    List<String> units = new ArrayList<>();

    @Option(
            names = "--units",
            paramLabel = "FILE",
            description = "Where accounts hang, a line each: 111122223333 Workloads/Production. Or aws, to ask AWS.")
    @Nullable
    String unitsFrom;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    RedactOptions redact;

    @Option(
            names = "--format",
            paramLabel = "F",
            split = ",",
            description = "html, csv, json, ocsf, oscal, pdf; several with commas. Standard: html.")
    List<String> formats = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "TEXT", description = "Draws the sample. Standard: framework and period.")
    @Nullable
    String seed;

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            description = "The moment the report is made, so that it can be made again to the byte. Standard: now.")
    @Nullable
    String at;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Override
    public Integer call() throws IOException {
        Framework chosen = chosen();
        Set<Format> forms = forms();
        Instant now = at == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : moment("--at", at, false);
        if (!Files.exists(state.resolve("trail.jsonl"))) {
            throw new StateUnusable(state, "it holds no trail.jsonl: give the --state of replay, sweep or demo");
        }
        Redaction redaction = redact.redaction(out);
        Settings read = SettingsOption.read(settings);
        Map<String, String> hanging = hanging(read);
        Scope scope = scope(hanging);
        Swept swept = sweep == null ? Swept.NONE : SweepReading.read(sweep);
        Optional<Integrity> integrity = CheckedLog.in(state);
        try (StateDirectory directory = StateDirectory.open(state)) {
            FileTrail trail = directory.trail();
            Period period = period(trail, now);
            Report report = Report.of(new Evidence(
                    chosen,
                    period,
                    scope,
                    now,
                    guarded(read, hanging),
                    Records.of(trail, SequencedTimes.of(new DirectoryStore(state.resolve(LogFiles.LOG)))),
                    swept,
                    exemptions(read, directory),
                    integrity,
                    seed == null ? "%s %s %s".formatted(chosen.id(), period.from(), period.to()) : seed,
                    hanging,
                    redaction));
            tell(ReportFiles.write(report, forms, out), chosen);
            redact.tell(report.redaction());
        }
        return Exit.FINE;
    }

    private Framework chosen() {
        List<Framework> all = Framework.all();
        return all.stream()
                .filter(one -> one.id().equals(framework))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> ids = all.stream().map(Framework::id).toList();
                    return wrong("there is no framework '%s'%s".formatted(framework, Suggestion.of(framework, ids)));
                });
    }

    private Set<Format> forms() {
        List<String> known = Stream.of(Format.values()).map(ReportCommand::word).toList();
        formats.stream().filter(word -> !known.contains(word)).findFirst().ifPresent(word -> {
            throw wrong("'%s' is not a format%s".formatted(word, Suggestion.of(word, known)));
        });
        Set<Format> forms = EnumSet.noneOf(Format.class);
        formats.forEach(word -> forms.add(Format.valueOf(word.toUpperCase(Locale.ROOT))));
        return forms.isEmpty() ? EnumSet.of(Format.HTML) : forms;
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** Settings that name units say nothing of an account of which nobody said where it hangs. */
    private static List<Guarded> guarded(Settings read, Map<String, String> hanging) {
        boolean known = read.units().isEmpty() || !hanging.isEmpty();
        Optional<Modes> modes =
                known ? Optional.of(read.in(account -> hanging.getOrDefault(account, ""))) : Optional.empty();
        return Guardrails.under(read).stream()
                .map(guardrail -> Guarded.of(guardrail, modes))
                .toList();
    }

    private static List<Exemption> exemptions(Settings read, StateDirectory directory) {
        return Stream.concat(read.exemptions().stream(), directory.exemptions().all().stream())
                .toList();
    }

    private Period period(FileTrail trail, Instant now) {
        Instant end = to == null ? now : moment("--to", to, true);
        Instant first = trail.first().map(AuditRecord::at).orElse(end.minus(Duration.ofDays(1)));
        Instant start = from == null ? first.truncatedTo(ChronoUnit.SECONDS) : moment("--from", from, false);
        if (!start.isBefore(end)) {
            throw wrong("the period ends before it begins: %s to %s".formatted(start, end));
        }
        return new Period(start, end);
    }

    /** A day, or a moment; the end of a day is the beginning of the next one. */
    private Instant moment(String option, String text, boolean end) {
        try {
            return text.length() > 10
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(end ? 1 : 0)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw wrong("%s takes a day such as 2026-11-01 or a moment such as 2026-11-01T12:00:00Z, not '%s'"
                    .formatted(option, text));
        }
    }

    /** The path of the unit by account number; empty where nobody was asked. */
    private Map<String, String> hanging(Settings read) throws IOException {
        boolean ask = unitsFrom == null ? !units.isEmpty() : unitsFrom.equals("aws");
        if (!ask) {
            return unitsFrom == null ? Map.of() : UnitsFile.read(Path.of(unitsFrom));
        }
        LiveOrganization organization =
                new LiveOrganization(Cloud.connection(System.getenv()), read.delegatedAdministrators());
        return organization.members().stream()
                .collect(Collectors.toMap(LiveOrganization.Member::id, LiveOrganization.Member::unit));
    }

    private Scope scope(Map<String, String> hanging) {
        accounts.stream().filter(id -> !id.matches("\\d{12}")).findFirst().ifPresent(id -> {
            throw wrong("'%s' is not an account: twelve digits".formatted(id));
        });
        List<String> all = new ArrayList<>(accounts);
        for (String unit : units) {
            List<String> inside = hanging.entrySet().stream()
                    .filter(member -> isIn(member.getValue(), unit))
                    .map(Map.Entry::getKey)
                    .toList();
            if (inside.isEmpty()) {
                throw wrong("no account is in the unit '%s': give its path, outermost first, Workloads/Production"
                        .formatted(unit));
            }
            all.addAll(inside);
        }
        return new Scope(all, units);
    }

    private static boolean isIn(String path, String unit) {
        return path.equals(unit) || path.startsWith(unit + "/");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), Safe.text(message));
    }

    private void tell(List<Path> files, Framework chosen) throws IOException {
        for (Path file : files) {
            spec.commandLine().getOut().println("%s  %,d bytes".formatted(file, Files.size(file)));
        }
        spec.commandLine()
                .getOut()
                .println("supports evidence for %s %s; whether it is met is for an assessor to say"
                        .formatted(chosen.name(), chosen.version()));
    }
}
