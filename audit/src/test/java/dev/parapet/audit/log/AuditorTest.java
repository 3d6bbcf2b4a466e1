package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An auditor with VERIFY.md, a shell, openssl and Python comes to the verdict of the verifier. */
class AuditorTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());

    @TempDir
    Path directory = Path.of("set by JUnit");

    private record Answer(int code, String text) {}

    @BeforeEach
    void put_the_script_beside_the_log() throws IOException {
        Files.write(directory.resolve("verify.py"), resource("verify.py").getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = AuditorTest.class.getResourceAsStream("/dev/parapet/audit/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The commands of the document under these headings, as they stand there. */
    private static String commands(String... headings) throws IOException {
        StringBuilder commands = new StringBuilder("set -e\n");
        String document = resource("VERIFY.md");
        for (String heading : headings) {
            int at = document.indexOf(heading + "\n");
            assertThat(at).as(heading).isNotNegative();
            MatchResult block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                    .matcher(document.substring(at))
                    .results()
                    .findFirst()
                    .orElseThrow();
            commands.append(block.group(1));
        }
        return commands.toString();
    }

    private Answer shell(String commands, String vkey) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("LOG", directory.resolve("log").toString());
        builder.environment().put("VKEY", vkey);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private Answer python() throws IOException, InterruptedException {
        return shell(commands("## 3. Check the entries"), "");
    }

    private DirectoryStore log(CheckpointSigner signer, int... sizes) {
        DirectoryStore store = new DirectoryStore(directory.resolve("log"));
        Samples.grow(store, signer, sizes);
        return store;
    }

    private static String way(Algorithm algorithm) {
        return switch (algorithm) {
            case ED25519, COSIGNATURE_V1 -> "### Ed25519";
            case ECDSA_P256 -> "### ECDSA P-256";
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ECDSA_P256"})
    void the_commands_of_the_document_check_a_signature(Algorithm algorithm) throws Exception {
        Samples.Key key = Samples.key(Samples.ORIGIN, algorithm);
        DirectoryStore store = log(key, 300);
        String commands = commands("## 1. Take the checkpoint apart", way(algorithm));

        Answer good = shell(commands, key.vkey().toString());
        assertThat(good.code()).as("openssl must be installed: %s", good).isZero();
        assertThat(good.text()).containsAnyOf("Signature Verified Successfully", "Verified OK");
        assertThat(Files.readString(directory.resolve("pub.pem")))
                .isEqualTo(key.vkey().pem());

        assertThat(shell(commands, Samples.key(Samples.ORIGIN, algorithm).vkey().toString())
                        .code())
                .as("another key")
                .isNotZero();
        byte[] bytes = store.get("checkpoint").orElseThrow();
        bytes[Samples.ORIGIN.length() + 1] ^= 1;
        store.replace("checkpoint", bytes);
        assertThat(shell(commands, key.vkey().toString()).code())
                .as("another size")
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 700, 256_300})
    void the_script_computes_the_root_that_was_signed(int size) throws Exception {
        MemoryStore memory = Samples.log(Samples.key(), size);
        DirectoryStore store = new DirectoryStore(directory.resolve("log"));
        // Only what the script reads, and not durably; bundle 1000 is the first with a folder of its own.
        for (long i = 0; i < Tile.count(Tile.ENTRIES, size); i++) {
            copy(memory, Tile.at(Tile.ENTRIES, i, size).path());
        }
        store.replace("checkpoint", memory.get("checkpoint").orElseThrow());

        Answer answer = python();

        assertThat(answer.text()).isEqualTo(CompactRange.rootOf(Samples.leaves(size)) + "\n");
        assertThat(answer.code()).isZero();
    }

    private void copy(MemoryStore memory, String path) throws IOException {
        Path file = directory.resolve("log").resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, memory.get(path).orElseThrow());
    }

    @Test
    void the_script_and_the_verifier_agree_on_changed_entries() throws Exception {
        Samples.Key key = Samples.key();
        DirectoryStore store = log(key, 300, 700);
        List<String> bundles = List.of("tile/entries/000", "tile/entries/001", "tile/entries/002.p/188");
        assertThat(python().code()).isZero();
        Random random = new Random(SEED);
        for (int round = 0; round < 40; round++) {
            String path = bundles.get(random.nextInt(3));
            byte[] whole = store.get(path).orElseThrow();
            byte[] changed = changed(random, whole);
            store.replace(path, changed);
            String as = "-Dparapet.seed=%d round %d: %s".formatted(SEED, round, path);

            Answer answer = python();
            assertThat(Samples.verify(store, key)).as(as).isInstanceOf(Verdict.Broken.class);
            assertThat(answer.code()).as("%s: %s", as, answer).isEqualTo(1);
            assertThat(answer.text())
                    .as(as)
                    .containsAnyOf("ends before it does", "goes on behind", "not those that were signed");
            store.replace(path, whole);
        }
        store.delete(bundles.getFirst());
        assertThat(python()).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.text()).contains("tile/entries/000 is missing");
        });
    }

    private static byte[] changed(Random random, byte[] whole) {
        byte[] changed = switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
            case 1 -> Arrays.copyOf(whole, whole.length + 1 + random.nextInt(9));
            default -> whole.clone();
        };
        if (changed.length == whole.length) {
            changed[random.nextInt(changed.length)] ^= 1;
        }
        return changed;
    }

    @Test
    void a_bundle_whose_partial_form_was_cleared_away_is_read_in_full() throws Exception {
        Samples.Key key = Samples.key();
        DirectoryStore store = log(key, 300);
        MemoryStore later = Samples.log(key, 600);
        store.create("tile/entries/001", later.get("tile/entries/001").orElseThrow());
        store.create("tile/0/001", later.get("tile/0/001").orElseThrow());
        store.delete("tile/entries/001.p/44");
        store.delete("tile/0/001.p/44");

        assertThat(python().code()).isZero();
        assertThat(Samples.verify(store, key)).isInstanceOf(Verdict.Intact.class);
    }
}
