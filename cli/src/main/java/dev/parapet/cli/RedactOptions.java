package dev.parapet.cli;

import dev.parapet.audit.report.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whether a report tells account numbers, and who may find out what its words stand for. */
final class RedactOptions {
    private static final int SHORTEST = 16;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--redact-accounts",
            description = "Put words in the place of account numbers, everywhere and in every format.")
    boolean accounts;

    @Option(
            names = "--redact-key",
            paramLabel = "FILE",
            description = "A secret of 16 bytes or more: reports made with it use the same words. Standard: a new one.")
    @Nullable
    Path key;

    @Option(
            names = "--redact-map",
            paramLabel = "FILE",
            description = "Where to write which word stands for which account; without it, nowhere.")
    @Nullable
    Path map;

    /**
     * Checks the options before anything is read.
     *
     * @param out where the report goes
     */
    Redaction redaction(Path out) throws IOException {
        if (!accounts) {
            refuseAlone("--redact-key", key);
            refuseAlone("--redact-map", map);
            return Redaction.NONE;
        }
        Optional.ofNullable(map).ifPresent(file -> check(file, out));
        return Redaction.under(key == null ? fresh() : secret(key));
    }

    private void refuseAlone(String option, @Nullable Path value) {
        if (value != null) {
            throw wrong(option + " says nothing without --redact-accounts");
        }
    }

    /** A map in the report's directory would go where the report goes. */
    private void check(Path file, Path out) {
        if (file.toAbsolutePath().normalize().startsWith(out.toAbsolutePath().normalize())) {
            throw wrong("--redact-map %s lies in --out: the map must not travel with the report".formatted(file));
        }
        if (Files.exists(file)) {
            throw wrong("--redact-map %s exists: give a new name, maps are not written over".formatted(file));
        }
    }

    private static byte[] fresh() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private byte[] secret(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < SHORTEST) {
            throw wrong("--redact-key %s holds %d bytes; a key has %d or more: head -c 32 /dev/urandom > %s"
                    .formatted(file, bytes.length, SHORTEST, file));
        }
        return bytes;
    }

    /** Writes the map where one was asked for. */
    void tell(Redaction redaction) throws IOException {
        if (map != null) {
            List<String> lines = new ArrayList<>(List.of("account,word"));
            redaction.replaced().forEach((account, word) -> lines.add(account + "," + word));
            Files.write(map, lines, StandardOpenOption.CREATE_NEW);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), Safe.text(message));
    }
}
