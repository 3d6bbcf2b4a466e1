package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.cli.demo.Company;
import dev.parapet.cli.demo.Demo;
import dev.parapet.cli.demo.Twin;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Arrivals;
import dev.parapet.remediations.Dispatcher;
import dev.parapet.sandbox.EventBuses;
import dev.parapet.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the main job on an organization that lives on this machine only. */
@Command(
        name = "demo",
        description = "Repair an organization with faults, on this machine alone: no AWS account is touched.")
final class DemoCommand implements Callable<Integer> {
    private static final int MANY = 20;

    private final Instant start = Instant.now();
    private final List<String> results = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where trail, events and results go. Standard: .parapet/demo-<time>.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "The answers as replay prints them, instead of the story for people.")
    boolean json;

    @Option(names = "--keep", description = "Leave the sandbox running until Ctrl-C, and say how to reach it.")
    boolean keep;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = directory();
        say("starting an AWS of its own on loopback");
        try (Sandbox sandbox = Sandbox.start()) {
            Demo demo = Demo.in(sandbox);
            say("%d accounts, %d faults and %d healthy twins planted"
                    .formatted(
                            demo.organization().ids().size(),
                            demo.company().faults(),
                            demo.company().twins().size()));
            boolean fine = show(demo, directory);
            report(directory);
            if (keep) {
                stay(sandbox, demo, directory);
            }
            return fine ? Exit.FINE : Exit.FAILED;
        }
    }

    private boolean show(Demo demo, Path directory) throws IOException {
        try (StateDirectory state = StateDirectory.open(directory)) {
            boolean fine = watch(demo, state, directory);
            DemoReport.of(demo, state.trail().records(), directory).forEach(this::print);
            return fine;
        }
    }

    /** What an auditor would get of all this. */
    private void report(Path directory) {
        if (!json) {
            print("");
            print("For auditors:");
            Main.commandLine()
                    .setOut(spec.commandLine().getOut())
                    .execute(
                            "report",
                            "--framework=fsbp",
                            "--state=" + directory,
                            "--out=" + directory.resolve("report"));
        }
    }

    private Path directory() {
        String time = LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return out == null ? Path.of(".parapet", "demo-" + time) : out;
    }

    private boolean watch(Demo demo, StateDirectory state, Path directory) throws IOException {
        EventBuses buses = demo.road();
        say("among the events: " + String.join("; ", demo.company().notes()));
        say("events flow: member bus -> forwarding rule -> Parapet's bus -> queue -> handler");
        Session session = Session.open(demo.settings(), Optional.of(state), demo.connection());
        writeEvents(demo, directory.resolve("events"));
        demo.refuseOneWrite();
        demo.run(demo.company().story(), buses, session.dispatcher(), this::told);
        say("and now one fault of every kind in the catalogue");
        demo.run(demo.company().others(), buses, welcoming(session, demo), this::counted);
        Files.write(directory.resolve("results.jsonl"), results, StandardCharsets.UTF_8);
        say("the queue is empty");
        return state.trail().openIntents().isEmpty()
                && demo.company().twins().stream().allMatch(Twin::untouched);
    }

    /** The account that joins is swept, too; of what that finds only the sum is told here. */
    private static Dispatcher welcoming(Session session, Demo demo) {
        Arrivals sweep = Session.arrivals(
                demo.settings(),
                Optional.empty(),
                demo.connection(),
                session.organization(),
                Set.copyOf(Company.REGIONS));
        return new Dispatcher(
                session.guardrails(),
                demo.settings().in(session.organization()),
                session.organization(),
                session.accounts(),
                session.enforcer(),
                (event, account) -> sweep.joined(event, account).stream()
                        .filter(Answer.Swept.class::isInstance)
                        .toList());
    }

    private static void writeEvents(Demo demo, Path directory) throws IOException {
        Files.createDirectories(directory);
        int number = 0;
        for (var told : demo.company().told()) {
            Files.writeString(directory.resolve("%03d.json".formatted(++number)), told.delivered());
        }
    }

    /** Line by line. */
    private void told(Answer answer) {
        keep(answer);
        Story.brief(answer).ifPresent(this::print);
    }

    /** The report tells of so many by kind. */
    private void counted(Answer answer) {
        keep(answer);
        counts.merge(Story.word(answer), 1, Integer::sum);
        int answers = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (answers % MANY == 0) {
            say("%d answers: %s"
                    .formatted(answers, counts.toString().replaceAll("[{}]", "").replace('=', ' ')));
        }
    }

    private void keep(Answer answer) {
        String line = Line.of("queue", answer).toString();
        results.add(line);
        if (json) {
            write(line);
        }
    }

    private void say(String what) {
        String seconds =
                "%5.1f s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
        print(Ink.DIM.on(seconds) + "  " + what);
    }

    private void print(String line) {
        if (!json) {
            write(line);
        }
    }

    private void write(String line) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(line);
        writer.flush();
    }

    /** Shown with {@code --json} too, on standard error: without it nobody could reach what was kept. */
    private void stay(Sandbox sandbox, Demo demo, Path directory) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        err.println("");
        err.println("The sandbox stays until Ctrl-C. In another terminal:");
        err.println("  export AWS_ENDPOINT_URL=%s AWS_REGION=us-east-1".formatted(sandbox.endpoint()));
        err.println("  export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s"
                .formatted(demo.credentials().accessKeyId(), demo.credentials().secretAccessKey()));
        err.println("  ./parapet plan %s/events/*.json".formatted(directory));
        err.println("  ./parapet undo RECORD --state %s --plan".formatted(directory));
        new CountDownLatch(1).await();
    }
}
