package dev.parapet.scp.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.actions.CloudTrailNames;
import dev.parapet.scp.evaluate.Attachments;
import dev.parapet.scp.evaluate.Evaluator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Replays recorded calls through policies that are not attached yet. Reads each log once and holds one record at a time. */
public final class Replay {
    private static final List<String> NOTES = List.of(
            "Calls that were not made in this time are not here; neither are reads of data (S3 objects, DynamoDB items, Lambda invocations), unless the trail records data events.",
            "One record can stand for several authorizations, such as iam:PassRole behind a launch: the figures are a lower bound.",
            "Tags of principals and resources, and the chain of services behind a call, are not recorded: policies that ask for them show under might.",
            "Defaults of accounts, launch templates and snapshots decide what a request leaves out: such values are unknown.",
            "Accounts are judged where they stand now, not where they stood then.");

    private final Judge judge;
    private final int threads;

    /** Over the organization as it is known; so many logs are read at a time. */
    public Replay(Attachments attachments, Scope scope, int threads) {
        AuthorizationTable table = AuthorizationTable.shipped();
        boolean outsiders = attachments.resourceControl().values().stream().anyMatch(policies -> !policies.isEmpty());
        this.judge = new Judge(
                new Evaluator(attachments, scope.members(), table),
                new CloudTrailNames(table),
                scope,
                Sieve.of(scope, outsiders));
        this.threads = threads;
    }

    /** All logs; one that cannot be read is named in the report and the others count. */
    public ImpactReport run(TrailLogs logs) throws IOException {
        Iterator<TrailLogs.Log> each = logs.logs();
        List<String> unreadable = Collections.synchronizedList(new ArrayList<>());
        List<Future<Sum>> running = new ArrayList<>();
        Sum all = new Sum();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> work(each, unreadable)));
            }
            for (Future<Sum> one : running) {
                all.addAll(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the replay was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the replay died", e.getCause());
        }
        return all.report(unreadable.stream().sorted().toList(), NOTES);
    }

    private Sum work(Iterator<TrailLogs.Log> logs, List<String> unreadable) {
        Sum sum = new Sum();
        EventReader reader = new EventReader();
        for (TrailLogs.Log log = next(logs); log != null; log = next(logs)) {
            try {
                reader.read(log.open(), event -> judge.judge(event, sum));
                sum.file();
            } catch (IOException e) {
                unreadable.add(log.name() + ": " + reason(e));
            }
        }
        return sum;
    }

    private static String reason(IOException failure) {
        return failure instanceof JsonProcessingException json
                ? "not JSON to its end: " + json.getOriginalMessage()
                : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private static TrailLogs.@Nullable Log next(Iterator<TrailLogs.Log> logs) {
        synchronized (logs) {
            return logs.hasNext() ? logs.next() : null;
        }
    }
}
