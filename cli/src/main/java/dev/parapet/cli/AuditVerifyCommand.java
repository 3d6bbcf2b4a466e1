package dev.parapet.cli;

import dev.parapet.audit.log.Fault;
import dev.parapet.audit.log.Verdict;
import dev.parapet.audit.log.Verifier;
import dev.parapet.audit.log.VerifierKey;
import dev.parapet.core.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that a log is what was logged. */
@Command(
        name = "verify",
        description = "Hash every record again and compare with what was signed; name the first that is not as it was.",
        footer = {
            "",
            "Exit status: 0 whole, 1 not, 2 usage, 3 there is no log or no key.",
            "The pack of 'audit export' holds VERIFY.md and a script: the same check without Parapet."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "PLACE", description = "A state directory, the folder of a log, or s3://bucket/prefix.")
    @SuppressWarnings("NullAway.Init")
    String place;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The verifier key, or the file that holds it. Standard: audit.vkey beside the log.")
    @Nullable
    String key;

    @Option(
            names = "--known",
            paramLabel = "CHECKPOINT",
            description = "A checkpoint of the log that was kept elsewhere, as a file; may be given again.")
    List<Path> known = new ArrayList<>();

    @Option(names = "--json", description = "The result as one line of JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        AuditedLog log = AuditedLog.open(place, key);
        List<byte[]> kept = new ArrayList<>();
        for (Path file : known) {
            kept.add(Files.readAllBytes(file));
        }
        Verdict verdict = new Verifier(log.keys(), kept).verify(log.store());
        PrintWriter out = spec.commandLine().getOut();
        (json ? List.of(line(verdict)) : told(verdict, log)).forEach(out::println);
        return verdict instanceof Verdict.Intact && trailAgrees(log) ? Exit.FINE : Exit.FAILED;
    }

    /** Of a state directory the file that Parapet reads is held to the log, too. */
    private boolean trailAgrees(AuditedLog log) {
        if (place.startsWith("s3://") || !Files.exists(Path.of(place, "trail.jsonl"))) {
            return true;
        }
        Optional<String> said = CheckedLog.trailDiffers(Path.of(place), log);
        said.ifPresent(difference -> spec.commandLine().getErr().println("parapet: " + difference));
        return said.isEmpty();
    }

    private static List<String> told(Verdict verdict, AuditedLog log) {
        return switch (verdict) {
            case Verdict.Intact intact -> intact(intact, log);
            case Verdict.Broken broken -> broken(broken);
        };
    }

    private static List<String> intact(Verdict.Intact intact, AuditedLog log) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %d records are as they were logged: none changed, none missing, none added, none moved"
                .formatted(Ink.GREEN.on("whole"), intact.checkpoint().size()));
        lines.add("  log     " + Safe.text(intact.checkpoint().origin()));
        lines.add("  root    " + intact.checkpoint().root());
        lines.add("  signed  "
                + intact.signers().stream().map(VerifierKey::toString).collect(Collectors.joining(", ")));
        lines.add("  agrees with %d other checkpoints".formatted(intact.others()));
        if (log.keyBesideIt()) {
            lines.add(
                    Ink.YELLOW.on("  the key lay beside the log: whoever can change the log could change the key, too;"
                            + " compare it with one from elsewhere, or give that by --key"));
        }
        return lines;
    }

    private static List<String> broken(Verdict.Broken broken) {
        List<String> lines = new ArrayList<>();
        String first = broken.firstIndex().isPresent()
                ? "record %d is the first that is not as it was logged"
                        .formatted(broken.firstIndex().getAsLong())
                : "something is not as it was";
        lines.add(Ink.RED.on("broken") + "  " + first);
        broken.faults().stream()
                .limit(20)
                .map(Fault::toString)
                .map(Safe::text)
                .forEach(fault -> lines.add("  " + fault));
        if (broken.faults().size() > 20) {
            lines.add("  and %d more".formatted(broken.faults().size() - 20));
        }
        return lines;
    }

    private static String line(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact(var checkpoint, var signers, int others) ->
                Json.object()
                        .put("verdict", "intact")
                        .put("origin", checkpoint.origin())
                        .put("size", checkpoint.size())
                        .put("root", checkpoint.root().toString())
                        .put("others", others)
                        .toString();
            case Verdict.Broken broken ->
                Json.object()
                        .put("verdict", "broken")
                        .put(
                                "first",
                                broken.firstIndex().isPresent()
                                        ? broken.firstIndex().getAsLong()
                                        : null)
                        .set(
                                "faults",
                                Json.array(broken.faults().stream()
                                        .map(Fault::toString)
                                        .toArray(String[]::new)))
                        .toString();
        };
    }
}
