package dev.parapet.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.audit.log.Algorithm;
import dev.parapet.audit.log.Hash;
import dev.parapet.audit.log.LocalSigner;
import dev.parapet.audit.log.Log;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.Malformed;
import dev.parapet.audit.log.MemoryStore;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers that c2sp.org/tlog-witness asks for. */
class WitnessTest {
    private static final String ORIGIN = "example.com/behind-the-sofa";

    private final MemoryStore memory = new MemoryStore();
    private final MovableClock clock = new MovableClock();

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Optional<LocalSigner> key = Optional.empty();
    private Optional<Witness> made = Optional.empty();

    @BeforeEach
    void make() {
        LocalSigner log = LocalSigner.create(directory.resolve("log"), ORIGIN, Algorithm.ED25519);
        LocalSigner own = LocalSigner.create(directory.resolve("witness"), "witness.example.com/w1", Algorithm.ED25519);
        key = Optional.of(log);
        made = Optional.of(new Witness(own, Map.of(ORIGIN, List.of(log.vkey())), memory, clock));
    }

    private Witness witness() {
        return made.orElseThrow();
    }

    private LogView log(LogStore store, int size, int first) {
        SignedCheckpoint head = new Log(store, List.of(key.orElseThrow()))
                .integrate(
                        0,
                        IntStream.range(0, size)
                                .mapToObj(i -> new byte[] {(byte) (first + i)})
                                .toList());
        return new LogView(store, head);
    }

    private LogView log(LogStore store, int size) {
        return log(store, size, 0);
    }

    private static AddCheckpoint request(long old, LogView log) {
        List<Hash> proof = old > log.size() ? List.of() : log.proveConsistency(old);
        return new AddCheckpoint(old, proof, log.prove(0).checkpoint().toString());
    }

    @Test
    void what_continues_is_cosigned_with_the_time() {
        MemoryStore store = new MemoryStore();
        for (int size : List.of(1, 5, 5, 200)) {
            long old = size == 1 ? 0 : size == 5 ? remembered() : 5;
            LogView log = log(store, size);
            WitnessAnswer answer = witness().add(request(old, log).bytes());
            assertThat(answer.status()).isEqualTo(200);
            Note note = Note.parse((log.prove(0).checkpoint() + answer.body()).getBytes(StandardCharsets.UTF_8));
            VerifierKey vkey = VerifierKey.parse(witness().vkey().toString());
            assertThat(note.verify(List.of(vkey))).containsExactly(vkey);
            assertThat(SignedCheckpoint.open(
                                    note.bytes(), List.of(key.orElseThrow().vkey(), vkey))
                            .signers())
                    .hasSize(2);
            assertThatThrownBy(() -> SignedCheckpoint.open(note.bytes(), List.of(vkey)))
                    .as("a witness alone does not say which log this is")
                    .hasMessageContaining("signed only by");
        }
    }

    private long remembered() {
        MemoryStore other = new MemoryStore();
        WitnessAnswer answer = witness().add(request(99, log(other, 1)));
        assertThat(answer.status()).as("the old size is larger than the new").isEqualTo(400);
        answer = witness().add(request(3, log(new MemoryStore(), 3)));
        return ((WitnessAnswer.Conflict) answer).size();
    }

    @Test
    void another_old_size_is_answered_with_its_own() {
        MemoryStore store = new MemoryStore();
        assertThat(witness().add(request(0, log(store, 4))).status()).isEqualTo(200);
        LogView log = log(store, 9);
        for (long old : List.of(0, 3, 5, 9)) {
            WitnessAnswer answer = witness().add(request(old, log));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).isEqualTo("4\n");
        }
    }

    @Test
    void a_fork_is_not_cosigned_whatever_its_size() {
        assertThat(witness().add(request(0, log(new MemoryStore(), 4))).status())
                .isEqualTo(200);
        assertThat(witness().add(request(4, log(new MemoryStore(), 4, 1))).status())
                .isEqualTo(409);
        assertThat(witness().add(request(4, log(new MemoryStore(), 9, 1))).status())
                .isEqualTo(422);
        assertThat(witness().add(request(0, log(new MemoryStore(), 9, 1))).status())
                .isEqualTo(409);
        MemoryStore store = new MemoryStore();
        log(store, 4);
        assertThat(witness().add(request(4, log(store, 9))).status())
                .as("and the true one still is")
                .isEqualTo(200);
    }

    @Test
    void unknown_logs_and_keys_are_refused() {
        LocalSigner thief = LocalSigner.create(directory.resolve("thief"), ORIGIN, Algorithm.ED25519);
        LocalSigner stranger =
                LocalSigner.create(directory.resolve("stranger"), "example.com/other", Algorithm.ED25519);
        assertThat(witness().add(signedBy(thief)).status()).isEqualTo(403);
        assertThat(witness().add(signedBy(stranger)).status()).isEqualTo(404);
        assertThat(memory.paths()).as("nothing is remembered").isEmpty();
    }

    private static AddCheckpoint signedBy(LocalSigner other) {
        SignedCheckpoint head = new Log(new MemoryStore(), List.of(other)).integrate(0, List.of(new byte[] {1}));
        return new AddCheckpoint(0, List.of(), head.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 1",
                "old 01\n\nx\n",
                "old -1\n\nx\n",
                "new 1\n\nx\n",
                "old 0\nnohash\n\nx\n",
                "old 0\n\nx\n"
            })
    void what_is_no_request_is_said(String body) {
        WitnessAnswer answer = witness().add(body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).endsWith("\n");
    }

    @Test
    void a_proof_has_at_most_63_hashes() {
        assertThatThrownBy(() -> new AddCheckpoint(0, java.util.Collections.nCopies(64, new Hash(1, 2, 3, 4)), ""))
                .isInstanceOf(Malformed.class);
    }

    /** Two requests at once: the one that is too late may not take the witness back. */
    @Test
    void what_was_remembered_meanwhile_is_not_overwritten() {
        MemoryStore store = new MemoryStore();
        LogView small = log(store, 3);
        LogView large = log(store, 7);
        LogStore slow = new Interrupted() {
            private boolean first = true;

            @Override
            public <T> T at(java.util.function.Supplier<T> operation) {
                T seen = operation.get();
                if (first) {
                    first = false;
                    assertThat(witness().add(request(0, large)).status()).isEqualTo(200);
                }
                return seen;
            }
        }.log(memory);
        Witness late = new Witness(
                LocalSigner.open(directory.resolve("witness"), "witness.example.com/w1"),
                Map.of(ORIGIN, List.of(key.orElseThrow().vkey())),
                slow,
                clock);

        assertThat(late.add(request(0, small))).isEqualTo(new WitnessAnswer.Conflict(7));
    }
}
