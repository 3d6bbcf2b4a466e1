package dev.parapet.cli;

import dev.parapet.core.AccessRefused;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Family;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Origin;
import dev.parapet.core.Place;
import dev.parapet.core.Verdict;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Visit;
import dev.parapet.remediations.sweep.Scope;
import dev.parapet.remediations.sweep.Sweeper;
import dev.parapet.remediations.sweep.Tally;
import dev.parapet.remediations.sweep.Unit;
import dev.parapet.remediations.sweep.Watcher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what keeps Parapet from doing its work. Only reads. */
@Command(
        name = "doctor",
        description = "Tell what is missing, account by account and region by region. Reads only.",
        footer = {
            "",
            "Looked at: the organization, Parapet's role of each family in each account, and whether CloudTrail, Config,",
            "GuardDuty, Security Hub and the forwarding rules are on in each region.",
            "Exit status: 0 nothing is missing, 1 something is, 2 usage, 3 the security account itself cannot work."
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "parapet.yaml; without it the standard settings hold.")
    @Nullable
    Path settings;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Only this one; may be given again. Standard: all regions the security account has enabled.")
    List<String> regions = new ArrayList<>();

    private final List<List<String>> missing = new ArrayList<>();

    @Override
    public Integer call() {
        Settings read = SettingsOption.read(settings, SettingsOption.ModeWord.report);
        Connection connection = Cloud.connection(System.getenv());
        Session session = Session.open(read, Optional.empty(), connection, Visit.forSweep(Optional.empty()));
        PrintWriter out = spec.commandLine().getOut();
        List<String> accounts =
                session.organization().known().accounts().stream().sorted().toList();
        out.println("%d active accounts, read as account %s"
                .formatted(accounts.size(), session.organization().known().securityAccount()));
        Set<String> open = enterable(session, accounts, connection.region().id());
        watchedOver(session, read, connection, open);
        Table.of(List.of("account", "region", "missing", "why"), missing).forEach(out::println);
        out.println(missing.isEmpty() ? "nothing is missing" : missing.size() + " things are missing");
        return missing.isEmpty() ? Exit.FINE : Exit.FAILED;
    }

    /** The accounts in which every family's role can be assumed. */
    private Set<String> enterable(Session session, List<String> accounts, String home) {
        Set<String> open = new java.util.TreeSet<>(accounts);
        List<Family> families = session.guardrails().stream()
                .map(guardrail -> guardrail.control().family())
                .distinct()
                .sorted()
                .toList();
        String partition = Origin.partitionOf(home);
        for (String account : accounts) {
            for (Family family : families) {
                try {
                    session.accounts().in(family, new Place(partition, account, home).account("AWS::::Account"));
                } catch (AccessRefused refused) {
                    missing.add(List.of(
                            account, "", "role parapet/" + family.slug(), String.valueOf(refused.getMessage())));
                    open.remove(account);
                }
            }
        }
        return open;
    }

    /** What reveals faults is itself guarded: the guardrails against tampering know what has to be on. */
    private void watchedOver(Session session, Settings read, Connection connection, Set<String> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        List<Guardrail<?>> watching = session.guardrails().stream()
                .filter(guardrail -> guardrail.control().id().startsWith("tamper-"))
                .toList();
        Sweeper sweeper = new Sweeper(
                session.organization(),
                session.accounts(),
                session.enforcer(),
                watching,
                read.in(session.organization()));
        Scope scope = new Scope(accounts, Set.copyOf(regions), Set.of(), Set.of());
        sweeper.run(sweeper.units(scope, connection.region().id()), "doctor", new Watcher() {
            @Override
            public void judged(Unit unit, Verdict verdict) {
                if (!(verdict.decision() instanceof Decision.Compliant)) {
                    note(unit, verdict.decision().reason());
                }
            }

            @Override
            public void ended(Tally tally, int done, int of) {
                if (tally.state() == Tally.State.FAILED) {
                    String[] names = tally.unit().split(" ", -1);
                    missing.add(List.of(names[0], names[1], names[2], tally.reason()));
                }
            }
        });
    }

    private void note(Unit unit, String reason) {
        Control control = unit.guardrail().control();
        missing.add(List.of(unit.place().account(), unit.place().region(), control.title(), reason));
    }
}
