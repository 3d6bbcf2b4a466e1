package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
    private static final Samples.Key KEY = Samples.key();
    private static final List<VerifierKey> KEYS = List.of(KEY.vkey());

    private static LogView view(int size) {
        MemoryStore store = Samples.log(KEY, size);
        return new LogView(store, new Log(store, List.of(KEY)).head().orElseThrow());
    }

    private static TlogProof reread(TlogProof proof) {
        return TlogProof.parse(proof.bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 700})
    void every_entry_of_a_log_can_be_shown_alone(int size) {
        LogView view = view(size);
        for (int i = 0; i < size; i++) {
            TlogProof proof = view.prove(i);
            assertThat(view.entry(i)).isEqualTo(Samples.entry(i));
            assertThat(reread(proof)).isEqualTo(proof);
            assertThat(Inclusion.verify(
                            Rfc6962.leaf(view.entry(i)),
                            i,
                            size,
                            proof.path(),
                            CompactRange.rootOf(Samples.leaves(size))))
                    .isTrue();
        }
        assertThat(reread(view.prove(size - 1))
                        .verify(Samples.entry(size - 1), KEYS)
                        .checkpoint()
                        .size())
                .isEqualTo(size);
    }

    @Test
    void a_proof_is_the_file_that_the_specification_shows() {
        TlogProof proof = view(3).prove(2);
        assertThat(proof)
                .hasToString("c2sp.org/tlog-proof@v1\nindex 2\n%s\n\n%s"
                        .formatted(proof.path().getFirst(), proof.checkpoint()));
        assertThat(view(1).prove(0).toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nparapet.example.com/");
    }

    @Test
    void extra_data_is_passed_over() {
        TlogProof proof = view(700).prove(5);
        byte[] extra = proof.toString().replace("@v1\n", "@v1\nextra AAEC\n").getBytes(StandardCharsets.UTF_8);
        assertThat(TlogProof.parse(extra)).isEqualTo(proof);
    }

    @Test
    void a_proof_shows_one_entry_at_one_place_of_one_log() {
        TlogProof proof = view(700).prove(5);
        assertThatThrownBy(() -> proof.verify(Samples.entry(6), KEYS))
                .isInstanceOf(Untrusted.class)
                .hasMessageContaining("not entry 5 of " + Samples.ORIGIN);
        assertThatThrownBy(() -> new TlogProof(6, proof.path(), proof.checkpoint()).verify(Samples.entry(5), KEYS))
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() ->
                        proof.verify(Samples.entry(5), List.of(Samples.key().vkey())))
                .isInstanceOf(Untrusted.class);
    }

    @Test
    void whatever_byte_is_changed_nothing_is_shown() {
        byte[] bytes = view(700).prove(5).bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> TlogProof.parse(changed).verify(Samples.entry(5), KEYS))
                    .as("byte %d", i)
                    .isInstanceOfAny(Malformed.class, Untrusted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 00\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex  0\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra AAEC\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAEC\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 0\n",
            })
    void what_is_not_a_proof_is_refused(String form) {
        String text = form.replace("NOTE", view(1).prove(0).checkpoint().toString());
        assertThatThrownBy(() -> TlogProof.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_log_proves_that_it_continues_what_it_was() {
        LogView view = view(700);
        for (int from : new int[] {1, 44, 256, 300, 512, 699}) {
            assertThat(Consistency.verify(
                            from,
                            CompactRange.rootOf(Samples.leaves(from)),
                            700,
                            CompactRange.rootOf(Samples.leaves(700)),
                            view.proveConsistency(from)))
                    .isTrue();
        }
    }
}
