package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.Control;
import dev.parapet.core.Exemption;
import dev.parapet.core.Suggestion;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Guardrails;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Grants an exemption, or lists those there are. */
@Command(
        name = "exempt",
        description = "Accept a fault for a while; without a guardrail, list what is accepted and for how long.")
final class ExemptCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("guardrail", "account", "unit", "resource", "owner", "left", "reason");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "Where granted exemptions lie.")
    @SuppressWarnings("NullAway.Init")
    Path state;

    @Option(names = "--settings", paramLabel = "FILE", description = "parapet.yaml, whose exemptions are listed too.")
    @Nullable
    Path settings;

    @ArgGroup(exclusive = false)
    @Nullable
    Wanted wanted;

    /** The exemption that is asked for: all of it, or nothing. */
    static final class Wanted {
        @Option(
                names = "--guardrail",
                required = true,
                paramLabel = "SLUG",
                description = "Which guardrail looks away.")
        String guardrail = "";

        @Option(
                names = "--account",
                required = true,
                paramLabel = "ACCOUNT",
                description = "In which account; * for any.")
        String account = "";

        @Option(
                names = "--unit",
                paramLabel = "PATH",
                description = "Only below these organizational units: Sandbox/*. Standard: any.")
        String unit = "*";

        @Option(
                names = "--resource",
                required = true,
                paramLabel = "ID",
                description = "At which resource; * and ? stand for anything.")
        String resource = "";

        @Option(names = "--owner", required = true, paramLabel = "NAME", description = "Who answers for it.")
        String owner = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is accepted.")
        String reason = "";

        @Option(names = "--days", required = true, paramLabel = "N", description = "For how long.")
        int days;

        Exemption exemption() {
            return new Exemption(
                    guardrail,
                    account,
                    unit,
                    resource,
                    owner,
                    reason,
                    Instant.now().plus(Duration.ofDays(days)));
        }
    }

    @Override
    public Integer call() {
        Settings read = SettingsOption.read(settings);
        Optional<Exemption> granted = Optional.ofNullable(wanted).map(this::checked);
        try (StateDirectory directory = StateDirectory.open(state)) {
            granted.ifPresent(directory.exemptions()::grant);
            list(Stream.concat(read.exemptions().stream(), directory.exemptions().all().stream())
                    .toList());
        }
        return Exit.FINE;
    }

    private Exemption checked(Wanted asked) {
        List<String> ids = Guardrails.controls().stream().map(Control::id).toList();
        if (!ids.contains(asked.guardrail)) {
            throw wrong("there is no guardrail '%s'%s".formatted(asked.guardrail, Suggestion.of(asked.guardrail, ids)));
        }
        if (!asked.account.matches("\\d{12}|\\*")) {
            throw wrong("'%s' is not an account: twelve digits, or *".formatted(asked.account));
        }
        if (asked.days < 1 || asked.owner.isBlank() || asked.reason.isBlank()) {
            throw wrong("an exemption needs an owner, a reason, and at least one day");
        }
        return asked.exemption();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), Safe.text(message));
    }

    private void list(List<Exemption> exemptions) {
        PrintWriter out = spec.commandLine().getOut();
        Table.of(COLUMNS, exemptions.stream().map(ExemptCommand::row).toList()).forEach(out::println);
    }

    private static List<String> row(Exemption exemption) {
        Duration left = Duration.between(Instant.now(), exemption.expires());
        return List.of(
                exemption.guardrail(),
                exemption.account(),
                exemption.unit(),
                exemption.resource(),
                exemption.owner(),
                left.isNegative() ? "expired" : left.toDays() + 1 + " days",
                exemption.reason());
    }
}
