package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of c2sp.org/signed-note, of Go's note package and of Rekor, and what the parser must not take. */
class NoteTest {
    private static final String FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String FOO_NOTE =
            "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String PETER_LINE =
            "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH_LINE =
            "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static final String REKOR =
            "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=";
    private static final String REKOR_NOTE =
            "Rekor\n798034\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n\n\u2014 rekor.sigstore.dev wNI9ajBEAiARInWIWyCdyG27CO6LPnPekyw20qO0YJfoaPaowGp/XgIgc+qEHS3+GKVClgqq20uDLet7MCoTURUCRdxwWBHHufk=\n";

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<VerifierKey> verify(String note, String... keys) {
        return Note.parse(utf8(note))
                .verify(List.of(keys).stream().map(VerifierKey::parse).toList());
    }

    @Test
    void the_example_of_the_specification_verifies() {
        assertThat(verify(FOO_NOTE, FOO)).hasToString("[" + FOO + "]");
        assertThat(Note.parse(utf8(FOO_NOTE)).text()).isEqualTo("This is an example message.\n");
    }

    @Test
    void the_notes_of_go_verify_under_either_key_or_both() {
        String note = TEXT + "\n" + PETER_LINE + ENOCH_LINE;

        assertThat(verify(note, PETER)).hasToString("[" + PETER + "]");
        assertThat(verify(note, ENOCH)).hasToString("[" + ENOCH + "]");
        assertThat(verify(note, PETER, ENOCH)).hasSize(2);
    }

    @Test
    void a_checkpoint_of_rekor_verifies_with_ecdsa() {
        assertThat(verify(REKOR_NOTE, REKOR)).hasToString("[" + REKOR + "]");
        Checkpoint checkpoint = Checkpoint.parse(Note.parse(utf8(REKOR_NOTE)).text());
        assertThat(checkpoint.origin()).isEqualTo("Rekor");
        assertThat(checkpoint.size()).isEqualTo(798034);
    }

    @Test
    void a_note_is_written_as_it_was_read() {
        for (String note : List.of(FOO_NOTE, TEXT + "\n" + PETER_LINE + ENOCH_LINE, REKOR_NOTE)) {
            assertThat(Note.parse(utf8(note))).hasToString(note);
        }
    }

    @Test
    void a_text_may_have_blank_lines_the_last_one_divides() {
        String note = "a\n\nb\n\n" + PETER_LINE;
        assertThat(Note.parse(utf8(note)).text()).isEqualTo("a\n\nb\n");
    }

    @Test
    void unknown_keys_are_passed_over_but_one_must_be_known() {
        assertThatThrownBy(() -> verify(FOO_NOTE, PETER))
                .isInstanceOf(Untrusted.class)
                .hasMessageContaining("example.com/foo");
        String otherId = PETER_LINE.replace(" x08g", " y08g");
        assertThat(verify(TEXT + "\n" + otherId + ENOCH_LINE, PETER, ENOCH)).hasSize(1);
    }

    @Test
    void a_known_key_whose_signature_does_not_hold_spoils_the_note() {
        String broken = PETER_LINE.replace("o/ZJ", "o/ZK");
        assertThatThrownBy(() -> verify(TEXT + "\n" + broken + ENOCH_LINE, PETER, ENOCH))
                .isInstanceOf(Untrusted.class)
                .hasMessageContaining("PeterNeumann");
        assertThatThrownBy(() -> verify(TEXT.replace("your", "my") + "\n" + PETER_LINE, PETER))
                .isInstanceOf(Untrusted.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ECDSA_P256"})
    void what_is_signed_here_verifies_and_the_key_survives_its_line(Algorithm algorithm) {
        Samples.Key key = Samples.key("example.com/log", algorithm);
        Note note = Note.of("hello\n").signedBy(key);

        assertThat(verify(note.toString(), key.vkey().toString())).containsExactly(key.vkey());
        assertThat(VerifierKey.parse(key.vkey().toString())).isEqualTo(key.vkey());
    }

    @Test
    void a_known_key_is_matched_by_name_and_id_both() {
        Samples.Key key = Samples.key("example.com/log", Algorithm.ED25519);
        Samples.Key other = Samples.key("example.com/log", Algorithm.ED25519);
        Note note = Note.of("hello\n").signedBy(other).signedBy(key);

        assertThat(note.verify(List.of(key.vkey()))).containsExactly(key.vkey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\nPETER",
                "text\n\nPETER\n",
                "text\n\nPETER#",
                "text\n\n\nPETER#x",
                "te\u0001xt\n\nPETER",
                "text\r\n\nPETER",
                "text\n\n- PeterNeumann x08go/Y=\n",
                "text\n\n\u2014 Peter Neumann x08go/Y=\n",
                "text\n\n\u2014 Peter\u00a0Neumann x08go/Y=\n",
                "text\n\n\u2014 Peter\u3000Neumann x08go/Y=\n",
                "text\n\n\u2014 Peter+Neumann x08go/Y=\n",
                "text\n\n\u2014  x08go/Y=\n",
                "text\n\n\u2014 PeterNeumann  x08go/Y=\n",
                "text\n\n\u2014 PeterNeumann x08go/Y= \n",
                "text\n\n\u2014 PeterNeumann x08go/Y\n",
                "text\n\n\u2014 PeterNeumann x08go/Z=\n",
                "text\n\n\u2014 PeterNeumann x08go_Y=\n",
                "text\n\n\u2014 PeterNeumann x08gow==\n",
                "text\n\n\u2014 PeterNeumann x08go/Y=",
            })
    void what_is_not_a_note_is_refused(String form) {
        String note = form.replace("PETER#", PETER_LINE.strip()).replace("PETER", PETER_LINE);
        assertThatThrownBy(() -> Note.parse(utf8(note))).as(note).isInstanceOf(Malformed.class);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] note = utf8(FOO_NOTE);
        note[3] = (byte) 0xff;
        assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(Malformed.class).hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
                "example.com/foo+530d903a+",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "rekor.sigstore.dev+c0d23d6a+AjBZ",
            })
    void what_is_not_a_verifier_key_is_refused(String line) {
        assertThatThrownBy(() -> VerifierKey.parse(line)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n",
                "\n1\nROOT\n",
                "o\n01\nROOT\n",
                "o\n+1\nROOT\n",
                "o\n-1\nROOT\n",
                "o\n1 \nROOT\n",
                "o\n9223372036854775808\nROOT\n",
                "o\nx\nROOT\n",
                "o\n1\nROOT",
                "o\n1\nROOT\n\n",
                "o\n1\nROOT\n\nmore\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2==\n",
            })
    void what_is_not_a_checkpoint_is_refused(String form) {
        String text = form.replace("ROOT", "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertThatThrownBy(() -> Checkpoint.parse(text)).as(text).isInstanceOf(Malformed.class);
    }

    @Test
    void a_checkpoint_is_written_as_it_was_read() {
        for (String more : List.of("", "more\n", "more\nand more\n")) {
            String text =
                    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n" + more;
            assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        }
    }

    @Test
    void a_checkpoint_is_only_believed_from_the_key_of_its_own_log() {
        Samples.Key log = Samples.key("example.com/log", Algorithm.ED25519);
        Samples.Key witness = Samples.key("witness.example/w", Algorithm.ED25519);
        Note note = Note.of(Checkpoint.of("example.com/log", 0, Rfc6962.EMPTY).text());

        assertThat(SignedCheckpoint.open(
                                note.signedBy(log).signedBy(witness).bytes(), List.of(log.vkey(), witness.vkey()))
                        .signers())
                .containsExactly(log.vkey(), witness.vkey());
        assertThatThrownBy(() ->
                        SignedCheckpoint.open(note.signedBy(witness).bytes(), List.of(log.vkey(), witness.vkey())))
                .isInstanceOf(Untrusted.class)
                .hasMessageContaining("witness.example/w");
    }
}
