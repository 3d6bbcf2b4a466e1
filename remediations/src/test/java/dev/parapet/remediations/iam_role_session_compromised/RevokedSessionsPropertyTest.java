package dev.parapet.remediations.iam_role_session_compromised;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.Principal;
import dev.parapet.core.Target;
import dev.parapet.remediations.InMemoryIam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any findings, in any order, any number of times, with any times in them. */
class RevokedSessionsPropertyTest {
    private static final Instant START = Instant.parse("2026-11-23T03:15:22.500Z");
    private static final String POLICY = "role/orders/ParapetRevokeOlderSessions";

    private final IamRoleSessionCompromised guardrail = new IamRoleSessionCompromised();
    private final InMemoryIam iam = new InMemoryIam().role("orders", "/");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_cutoff_never_moves_back_and_covers_every_session_seen(long seed) {
        Random random = new Random(seed);
        List<Instant> times = new ArrayList<>();
        Instant cutoff = Instant.MIN;
        iam.now = START;
        for (int step = 0; step < 40; step++) {
            boolean again = !times.isEmpty() && random.nextInt(3) == 0;
            Instant time = again ? times.get(random.nextInt(times.size())) : anyTime(random);
            times.add(time);

            handle(time);

            assertThat(cutoff()).as("seed %d step %d", seed, step).isAfterOrEqualTo(cutoff);
            cutoff = cutoff();
            if (believable(time)) {
                assertThat(denied(time.minusMillis(1))).isTrue();
                assertThat(denied(time.minusSeconds(1 + random.nextInt(100_000))))
                        .isTrue();
            }
            assertThat(handle(time)).as("at once again").isInstanceOf(Compliant.class);
            iam.now = iam.now.plusMillis(random.nextInt(600_000));
        }
    }

    /** However much later: once a time has been handled while it was believable, it never causes another write. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_redelivery_never_writes(long seed) {
        Random random = new Random(seed);
        iam.now = START;
        List<Instant> handled = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            Instant time = anyTime(random);
            handle(time);
            if (believable(time)) {
                handled.add(time);
            }
            iam.now = iam.now.plusMillis(random.nextInt(600_000));
        }
        iam.calls.clear();

        handled.forEach(this::handle);

        assertThat(iam.calls).doesNotContain("PutRolePolicy", "DeleteRolePolicy");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void redeliveries_of_a_time_that_cannot_be_true_write_once(long seed) {
        Random random = new Random(seed);
        iam.now = START;
        Instant time = random.nextBoolean() ? Instant.EPOCH : START.plusSeconds(1_000_000 + random.nextInt(1_000_000));
        for (int delivery = 0; delivery < 10; delivery++) {
            handle(time);
            iam.now = iam.now.plusMillis(random.nextInt(600_000));
        }

        assertThat(iam.calls).containsOnlyOnce("PutRolePolicy");
    }

    /** In order of time they are handled newest first: the late ones find everything denied. */
    @ParameterizedTest
    @MethodSource("seeds")
    void findings_that_arrive_late_write_nothing(long seed) {
        Random random = new Random(seed);
        iam.now = START;
        List<Instant> times = random.longs(10, 1, 1_000_000)
                .mapToObj(START::minusMillis)
                .sorted(Comparator.reverseOrder())
                .toList();

        times.forEach(this::handle);

        assertThat(iam.calls).containsOnlyOnce("PutRolePolicy");
    }

    private Instant anyTime(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Instant.EPOCH;
            case 1 -> iam.now.plusMillis(random.nextInt(300_000));
            case 2 -> iam.now.plusSeconds(3_000_000 + random.nextInt(1_000_000));
            case 3 -> iam.now.truncatedTo(ChronoUnit.SECONDS);
            default -> iam.now.minusMillis(random.nextLong(100_000_000));
        };
    }

    private boolean believable(Instant time) {
        return !time.isAfter(iam.now.plusSeconds(300));
    }

    private Decision handle(Instant time) {
        Target target = guardrail.targets(finding(time)).getFirst();
        Decision decision =
                guardrail.decide(target, guardrail.observe(target, iam).orElseThrow());
        if (decision instanceof Remediate(var plan, var reason)) {
            plan.actions().forEach(action -> action.apply(iam));
        }
        return decision;
    }

    /** IAM's evaluation, modelled on its own: issue times have whole seconds, and DateLessThan is strict. */
    private boolean denied(Instant issued) {
        return issued.getEpochSecond() < cutoff().getEpochSecond();
    }

    private Instant cutoff() {
        try {
            String document = Optional.ofNullable(iam.policies.get(POLICY)).orElseThrow();
            var statement = Json.read(document).path("Statement").path(0);
            assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
            assertThat(statement.path("Action").asText()).isEqualTo("*");
            assertThat(statement.path("Resource").asText()).isEqualTo("*");
            return Instant.parse(statement
                    .path("Condition")
                    .path("DateLessThan")
                    .path("aws:TokenIssueTime")
                    .asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Finding finding(Instant time) {
        Origin origin = new Origin("e-1", "aws.guardduty", "111122223333", "111122223333", "aws", "us-east-1", time);
        Principal principal = new Principal(
                "111122223333", "AssumedRole", Optional.of("orders"), Optional.of("ASIAIOSFODNN7EXAMPLE"));
        return new Finding.GuardDuty(origin, "UnauthorizedAccess:IAMUser/TorIPCaller", List.of(principal), List.of());
    }
}
