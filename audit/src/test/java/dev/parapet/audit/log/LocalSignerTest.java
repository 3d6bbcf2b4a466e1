package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalSignerTest {
    private static final byte[] MESSAGE = "message\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Path file() {
        return directory.resolve("key.pem");
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ECDSA_P256"})
    void a_key_is_read_back_from_its_file(Algorithm algorithm) throws IOException {
        LocalSigner made = LocalSigner.create(file(), "example.com/log", algorithm);
        LocalSigner opened = LocalSigner.open(file(), "example.com/log");

        assertThat(opened.vkey()).isEqualTo(made.vkey());
        assertThat(opened.vkey().algorithm()).isEqualTo(algorithm);
        assertThat(made.vkey().verify(MESSAGE, opened.sign(MESSAGE))).isTrue();
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file()))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("-----END PUBLIC KEY-----\n");
    }

    @Test
    void a_key_is_never_overwritten() throws IOException {
        LocalSigner.create(file(), "example.com/log", Algorithm.ED25519);
        String before = Files.readString(file());

        assertThatThrownBy(() -> LocalSigner.create(file(), "example.com/log", Algorithm.ED25519))
                .isInstanceOf(SignerUnusable.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("it stays");
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException {
        LocalSigner.create(file(), "example.com/log", Algorithm.ED25519);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> LocalSigner.open(file(), "example.com/log"))
                .isInstanceOf(SignerUnusable.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_file_without_its_public_key_says_how_to_add_it() throws IOException {
        LocalSigner.create(file(), "example.com/log", Algorithm.ED25519);
        String text = Files.readString(file());
        Files.writeString(file(), text.substring(0, text.indexOf("-----BEGIN PUBLIC")));

        assertThatThrownBy(() -> LocalSigner.open(file(), "example.com/log"))
                .isInstanceOf(SignerUnusable.class)
                .hasMessageContaining("openssl pkey -in");
    }

    @Test
    void halves_of_two_keys_are_refused() throws IOException {
        LocalSigner.create(file(), "example.com/log", Algorithm.ED25519);
        LocalSigner other = LocalSigner.create(directory.resolve("other.pem"), "example.com/log", Algorithm.ED25519);
        String text = Files.readString(file());
        Files.writeString(
                file(),
                text.substring(0, text.indexOf("-----BEGIN PUBLIC"))
                        + other.vkey().pem());

        assertThatThrownBy(() -> LocalSigner.open(file(), "example.com/log"))
                .isInstanceOf(SignerUnusable.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void what_is_no_key_is_refused() throws IOException {
        assertThatThrownBy(() -> LocalSigner.open(file(), "example.com/log")).isInstanceOf(SignerUnusable.class);
        LocalSigner.create(file(), "example.com/log", Algorithm.ED25519);
        Files.writeString(file(), "-----BEGIN PRIVATE KEY-----\nAAEC\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> LocalSigner.open(file(), "example.com/log")).isInstanceOf(SignerUnusable.class);
    }
}
