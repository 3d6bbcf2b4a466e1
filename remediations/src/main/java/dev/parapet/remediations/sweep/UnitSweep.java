package dev.parapet.remediations.sweep;

import dev.parapet.core.AccessRefused;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.Aws;
import dev.parapet.core.Decision;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Eyes;
import dev.parapet.core.Failure;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Outcome;
import dev.parapet.core.Place;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Target;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.sweep.Tally.State;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** The sweep of one unit: survey, then judge each resource as if an event had named it. */
final class UnitSweep<S extends Record> {
    /** What services say where a region is not enabled for the account; EC2 calls it AuthFailure. */
    private static final Set<String> NOT_ENABLED = Set.of(
            "AuthFailure",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SubscriptionRequiredException",
            "OptInRequired");

    private final Unit unit;
    private final Guardrail<S> guardrail;
    private final Aws aws;
    private final Enforcer enforcer;
    private final Cause cause;
    private final Semaphore atOnce;
    private final Consumer<Verdict> heard;
    private final AtomicInteger resources = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger repaired = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    UnitSweep(
            Unit unit,
            Guardrail<S> guardrail,
            Aws aws,
            Enforcer enforcer,
            Cause cause,
            Semaphore atOnce,
            Consumer<Verdict> heard) {
        this.unit = unit;
        this.guardrail = guardrail;
        this.aws = aws;
        this.enforcer = enforcer;
        this.cause = cause;
        this.atOnce = atOnce;
        this.heard = heard;
    }

    Tally run() {
        try {
            judgeAll();
            boolean whole = failed.get() == 0;
            return tally(whole ? State.DONE : State.FAILED, whole ? "" : failed + " resources failed");
        } catch (SdkException refused) {
            return tally(isNotAvailable(refused) ? State.NOT_AVAILABLE : State.FAILED, reason(refused));
        } catch (AccessRefused refused) {
            return tally(State.FAILED, String.valueOf(refused.getMessage()));
        }
    }

    private void judgeAll() {
        Place place = unit.place();
        Crowd<S> crowd = new Crowd<>(guardrail::observe, written -> statesNow(place, written), atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                Iterator<Seen<S>> survey = guardrail.survey(place, aws).iterator();
                while (survey.hasNext()) {
                    Seen<S> seen = survey.next();
                    crowd.join();
                    atOnce.acquireUninterruptibly();
                    threads.execute(() -> judge(seen, crowd));
                }
            } finally {
                crowd.leave();
            }
        }
    }

    private Map<ResourceId, S> statesNow(Place place, List<Target> written) {
        return guardrail
                .surveyAgain(place, aws, written)
                .filter(seen -> seen.state().isPresent())
                .collect(Collectors.toMap(
                        seen -> seen.target().resource(), seen -> seen.state().orElseThrow(), (one, twin) -> one));
    }

    private void judge(Seen<S> seen, Crowd<S> crowd) {
        try {
            Eyes<S> eyes = seen.state().isPresent() && !guardrail.stepwise() ? crowd.on(seen) : guardrail::observe;
            count(enforcer.handle(guardrail, seen.target(), Optional.of(cause), () -> aws, eyes));
        } finally {
            crowd.leave();
            atOnce.release();
        }
    }

    private void count(Verdict verdict) {
        resources.incrementAndGet();
        boolean broken = verdict.outcome() instanceof Outcome.Failed || verdict.outcome() instanceof Outcome.Partial;
        if (!(verdict.decision() instanceof Decision.Compliant)) {
            faults.incrementAndGet();
        }
        if (verdict.outcome() instanceof Outcome.Remediated) {
            repaired.incrementAndGet();
        }
        if (broken) {
            failed.incrementAndGet();
        }
        heard.accept(verdict);
    }

    private Tally tally(State state, String reason) {
        return new Tally(unit.name(), state, reason, resources.get(), faults.get(), repaired.get(), failed.get());
    }

    /** A service that does not exist in a region has no host there. */
    private static boolean isNotAvailable(SdkException refused) {
        if (refused instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return NOT_ENABLED.contains(String.valueOf(answer.awsErrorDetails().errorCode()));
        }
        return refused instanceof SdkClientException
                && Failure.of(refused).reason().contains("UnknownHostException");
    }

    private static String reason(SdkException refused) {
        return "cannot be listed: " + Failure.of(refused).reason();
    }
}
