package dev.parapet.cli;

import dev.parapet.audit.LogFiles;
import dev.parapet.audit.StateDirectory;
import dev.parapet.audit.aws.S3Delivery;
import dev.parapet.audit.log.DirectoryStore;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.reconcile.CloudTrailFiles;
import dev.parapet.audit.reconcile.Delivery;
import dev.parapet.audit.reconcile.Reconciliation;
import dev.parapet.audit.reconcile.SeenCall;
import dev.parapet.core.AuditRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the trail with CloudTrail. */
@Command(
        name = "reconcile",
        description = "Compare the changes CloudTrail saw Parapet make with those the trail tells of, both ways.",
        footer = {
            "",
            "Give all of CloudTrail's files of the period, of every account and region:",
            "s3://BUCKET/AWSLogs/o-example/ reads those of an organization's trail. The result becomes a record of the trail.",
            "Exit status: 0 nothing is missing on either side, 1 something is, 2 usage, 3 a file cannot be read."
        })
final class AuditReconcileCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "Where the trail lies.")
    @SuppressWarnings("NullAway.Init")
    Path state;

    @Option(
            names = "--cloudtrail",
            required = true,
            paramLabel = "PATH",
            description = "A log file of CloudTrail, a folder of them, or s3://bucket/prefix.")
    String cloudtrail = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The beginning of what the files cover. Standard: of time.")
    @Nullable
    Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "The end of what the files cover. Standard: now.")
    @Nullable
    Instant to;

    @Option(
            names = "--sign-key",
            paramLabel = "ARN",
            description =
                    "The KMS key of the log: CloudTrail's count of its signatures is compared with the checkpoints that were published.")
    @Nullable
    String signKey;

    @Override
    public Integer call() {
        Instant begin = from == null ? Instant.MIN : from;
        Instant end = to == null ? Instant.now() : to;
        List<SeenCall> seen = new ArrayList<>();
        AtomicLong signatures = new AtomicLong();
        long read = CloudTrailFiles.read(delivery(), record -> {
            CloudTrailFiles.change(record).ifPresent(seen::add);
            signatures.addAndGet(signKey != null && CloudTrailFiles.isSignature(record, signKey) ? 1 : 0);
        });
        try (StateDirectory directory = StateDirectory.open(state)) {
            List<AuditRecord> records = directory.trail().records();
            Reconciliation result = Reconciliation.of(within(seen, begin, end), records, begin, end);
            result.writtenInto(directory.trail(), Instant.now());
            tell(read, result);
            return result.complete() && agrees(signatures.get()) ? Exit.FINE : Exit.FAILED;
        }
    }

    private Delivery delivery() {
        if (!cloudtrail.startsWith("s3://")) {
            return Delivery.in(Path.of(cloudtrail));
        }
        BucketPlace place = BucketPlace.parse(cloudtrail);
        return new S3Delivery(place.client(), place.bucket(), place.prefix());
    }

    /** A signature that made no checkpoint is one of a log that nobody was shown. */
    private boolean agrees(long signed) {
        if (signKey == null) {
            return true;
        }
        AtomicLong published = new AtomicLong();
        new DirectoryStore(state.resolve(LogFiles.LOG))
                .list(SignedCheckpoint.SEALED, path -> published.incrementAndGet());
        spec.commandLine()
                .getOut()
                .println("  %d signatures in CloudTrail, %d checkpoints published".formatted(signed, published.get()));
        return signed == published.get();
    }

    private static List<SeenCall> within(List<SeenCall> seen, Instant begin, Instant end) {
        return seen.stream()
                .filter(call -> !call.at().isBefore(begin) && call.at().isBefore(end))
                .toList();
    }

    private void tell(long read, Reconciliation result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("%s  %s"
                .formatted(result.complete() ? Ink.GREEN.on("complete") : Ink.RED.on("incomplete"), result.summary()));
        out.println("  %d records of CloudTrail were read".formatted(read));
        result.untold().forEach(call -> out.println("  only in CloudTrail: " + Safe.text(call.toString())));
        result.unseen().forEach(call -> out.println("  only in the trail:  " + Safe.text(call.toString())));
        result.open().forEach(id -> out.println("  open intent:        " + id));
    }
}
