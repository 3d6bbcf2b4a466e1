package dev.parapet.core;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** An AWS with one door in it, and a script of what goes wrong next. */
final class Building implements Aws {
    /** By risk, as often as it takes. */
    static final Modes UNLIMITED = new Modes() {
        @Override
        public Mode mode(Control control, ResourceId resource, Risk risk) {
            return Modes.BY_RISK.mode(control, resource, risk);
        }

        @Override
        public Limits limits(Control control) {
            return Limits.NONE;
        }
    };

    /** What may become of one write. */
    enum Mishap {
        NONE,
        /** Refused, and no repetition helps. */
        DENIED,
        /** Refused in passing, and not done. */
        THROTTLED,
        /** Not done, and no answer. */
        LOST,
        /** Done, and no answer. */
        DONE_AND_LOST,
        /** The process ends before the write. */
        CRASH_BEFORE,
        /** The process ends after the write. */
        CRASH_AFTER
    }

    private final List<String> log;
    private final Deque<Mishap> writes = new ArrayDeque<>();
    private final Deque<Optional<SdkException>> reads = new ArrayDeque<>();
    private Optional<Door> door;
    private Optional<Door> stale = Optional.empty();
    private int staleLooks;
    private int showsLateBy;
    private int calls;
    private int disturbances;
    private Runnable beforeEachWrite = () -> {};

    Building(Door door, List<String> log) {
        this.door = Optional.of(door);
        this.log = log;
    }

    static SdkException denied() {
        return refusal(403, "AccessDenied", "not authorized");
    }

    static SdkException throttled() {
        return refusal(429, "Throttling", "rate exceeded");
    }

    static SdkException lost() {
        return SdkClientException.create("unable to execute", new IOException("connection reset"));
    }

    private static SdkException refusal(int status, String code, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    /** What becomes of the next writes, in order. */
    synchronized Building writesGo(Mishap... mishaps) {
        writes.addAll(List.of(mishaps));
        return this;
    }

    /** The next looks end so, in order; empty for one that works. */
    synchronized Building readsGo(List<Optional<SdkException>> failures) {
        reads.addAll(failures);
        return this;
    }

    /** After each write so many looks still show the state before it. */
    synchronized Building showsLateBy(int looks) {
        showsLateBy = looks;
        return this;
    }

    /** The script ends: from here on everything works at once. */
    synchronized void calm() {
        writes.clear();
        reads.clear();
        showsLateBy = 0;
        staleLooks = 0;
    }

    synchronized void beforeEachWrite(Runnable check) {
        beforeEachWrite = check;
    }

    /** Somebody else changes the door. */
    synchronized void set(Door other) {
        door = Optional.of(other);
    }

    synchronized void tearDown() {
        door = Optional.empty();
    }

    synchronized Optional<Door> truth() {
        return door;
    }

    /** How many writes reached AWS, done or not. */
    synchronized int calls() {
        return calls;
    }

    /** How many writes went wrong, and how many looks showed the past. */
    synchronized int disturbances() {
        return disturbances;
    }

    synchronized Optional<Door> look() {
        log.add("look");
        Optional<SdkException> failure = reads.isEmpty() ? Optional.empty() : reads.poll();
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (staleLooks > 0) {
            staleLooks--;
            disturbances++;
            return stale;
        }
        return door;
    }

    synchronized void turn(String name, Turn.Part part, boolean value) {
        beforeEachWrite.run();
        Mishap mishap = writes.isEmpty() ? Mishap.NONE : writes.poll();
        calls++;
        disturbances += mishap == Mishap.NONE ? 0 : 1;
        log.add("write " + part);
        switch (mishap) {
            case NONE -> change(part, value);
            case DENIED -> throw denied();
            case THROTTLED -> throw throttled();
            case LOST -> throw lost();
            case DONE_AND_LOST -> {
                change(part, value);
                throw lost();
            }
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER -> {
                change(part, value);
                throw new Crash();
            }
        }
        if (!name.equals("front")) {
            throw new IllegalArgumentException("there is no door " + name);
        }
    }

    private void change(Turn.Part part, boolean value) {
        stale = staleLooks > 0 ? stale : door;
        staleLooks = showsLateBy;
        door = door.map(now -> now.with(part, value));
    }

    @Override
    public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder) {
        throw new UnsupportedOperationException("doors have no client");
    }

    @Override
    public boolean inOrganization(String account) {
        return true;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-23T03:15:22Z");
    }
}
