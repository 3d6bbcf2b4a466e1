package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.StoreUnusable;
import dev.parapet.audit.log.Verdict;
import dev.parapet.audit.log.Verifier;
import dev.parapet.audit.log.VerifierKey;
import dev.parapet.audit.sequence.Keys;
import dev.parapet.audit.sequence.Pace;
import dev.parapet.audit.sequence.Sequencer;
import dev.parapet.audit.sequence.Turn;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/** Records of many writers go their whole way through DynamoDB, S3 and KMS while two sequencers take the lead from each other. */
@ExtendWith(InWorld.class)
class LedgerRoadTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int WRITERS = 6;
    private static final int RECORDS = 60;

    private final World world;

    LedgerRoadTest(World world) {
        this.world = world;
    }

    /** Clocks that far apart make each believe that the lease of the other one is over, or never was. */
    private Sequencer sequencer(AuditAccount audit, String name, Duration ahead) {
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        return new Sequencer(name, audit.stores(clock), Keys.of(audit.signer()), List.of(), clock, Pace.STANDARD);
    }

    @Test
    void nothing_is_lost_or_doubled_between_two_leaders_and_calls_that_fail() throws Exception {
        AuditAccount audit = AuditAccount.make(world, "road");
        VerifierKey vkey = audit.signer().vkey();
        Random random = new Random(SEED);
        disturb(random);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int half = writer / 2;
                work.add(threads.submit(() -> write(audit, half)));
            }
            work.add(threads.submit(() -> turns(sequencer(audit, "one", Duration.ZERO))));
            work.add(threads.submit(() -> turns(sequencer(audit, "two", Duration.ofHours(3)))));
            for (Future<?> done : work) {
                done.get();
            }
        }
        world.proxy().heal();
        sequencer(audit, "three", Duration.ofHours(9)).flush();

        assertThat(audit.outbox(true, Clock.systemUTC()).backlog().waiting()).isZero();
        assertThat(new Verifier(List.of(vkey)).verify(audit.log(true)))
                .as("-Dparapet.seed=%d", SEED)
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        verdict -> assertThat(verdict.checkpoint().size()).isEqualTo(places(audit)));
        List<String> sealed = new ArrayList<>();
        audit.log(true).list(SignedCheckpoint.SEALED, sealed::add);
        long signatures = world.proxy().calls().stream()
                .filter(call -> call.operation().equals("Sign"))
                .count();
        assertThat(signatures).as("none is published without KMS knowing").isGreaterThanOrEqualTo(sealed.size());
        assertThat(heads(audit)).as("the lead was taken").isGreaterThan(2);
    }

    private static long heads(AuditAccount audit) {
        return audit.heads(true).read().lease().epoch();
    }

    /** Every record has a place of its own; with the heartbeats that came between they are all that there is. */
    private static long places(AuditAccount audit) {
        var outbox = audit.outbox(true, Clock.systemUTC());
        long distinct = IntStream.range(0, WRITERS / 2)
                .boxed()
                .flatMap(half -> IntStream.range(0, RECORDS).mapToObj(i -> "w%d-%d".formatted(half, i)))
                .map(id -> outbox.index(id).orElseThrow(() -> new AssertionError(id + " has no place")))
                .distinct()
                .count();
        assertThat(distinct).isEqualTo((long) WRITERS / 2 * RECORDS);
        return audit.heads(true).read().settled();
    }

    /** Two writers have the same records, as two deliveries of one event do. */
    private static void write(AuditAccount audit, int half) {
        var outbox = audit.outbox(true, Clock.systemUTC());
        for (int i = 0; i < RECORDS; i++) {
            String id = "w%d-%d".formatted(half, i);
            untilDone(() -> outbox.put(id, id.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void untilDone(Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (StoreUnusable e) {
                assertThat(e.isRetriable()).as(e.getMessage()).isTrue();
            }
        }
    }

    private static void turns(Sequencer sequencer) {
        for (int i = 0; i < 15; i++) {
            try {
                Turn turn = sequencer.flush();
                assertThat(turn).isNotNull();
            } catch (StoreUnusable e) {
                assertThat(e.isRetriable()).as(e.getMessage()).isTrue();
            }
        }
    }

    private void disturb(Random random) {
        strike(new Fault.Throttle(), random);
        strike(new Fault.ServerError(), random);
        strike(new Fault.CutBefore(), random);
        strike(new Fault.CutAfterServed(), random);
    }

    private void strike(Fault fault, Random random) {
        int each = 25 + random.nextInt(20);
        AtomicInteger seen = new AtomicInteger();
        Predicate<Call> when =
                call -> List.of("s3", "dynamodb").contains(call.service()) && seen.incrementAndGet() % each == 0;
        world.proxy().inject(fault, when);
    }

    @Test
    void every_file_that_never_changes_is_locked() {
        AuditAccount audit = AuditAccount.make(world, "locked");
        audit.outbox(true, Clock.systemUTC()).put("record", new byte[] {1});
        assertThat(sequencer(audit, "one", Duration.ZERO).flush()).isInstanceOf(Turn.Published.class);

        assertThat(lock(audit, "checkpoints/1")).contains(400L);
        assertThat(lock(audit, "tile/entries/000.p/1")).contains(14L);
        assertThat(lock(audit, "checkpoint")).as("this one moves on").isEmpty();
    }

    /** For how many days a file cannot be deleted. */
    private Optional<Long> lock(AuditAccount audit, String path) {
        HeadObjectResponse head = audit.client(S3Client::builder, true)
                .headObject(to -> to.bucket(audit.name()).key("log/" + path));
        return Optional.ofNullable(head.objectLockRetainUntilDate()).map(until -> {
            assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
            return Math.round(
                    Duration.between(Clock.systemUTC().instant(), until).toHours() / 24.0);
        });
    }
}
