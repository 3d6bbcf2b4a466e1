package dev.parapet.audit;

import dev.parapet.audit.log.Malformed;
import dev.parapet.audit.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies where in a state directory. */
public final class LogFiles {
    /** The log itself: what an auditor gets. */
    public static final String LOG = "log";

    /** The key it is signed with; only for its owner. */
    static final String KEY = "audit-key.pem";

    /** The key it is checked with, one line. */
    public static final String VKEY = "audit.vkey";

    private LogFiles() {}

    /**
     * Reads a verifier key from its file.
     *
     * @throws StateUnusable when there is none in it
     */
    public static VerifierKey vkey(Path file) {
        try {
            return VerifierKey.parse(Files.readString(file).strip());
        } catch (IOException | Malformed e) {
            throw new StateUnusable(file, "it holds no verifier key: " + e.getMessage());
        }
    }
}
