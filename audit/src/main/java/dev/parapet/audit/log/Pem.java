package dev.parapet.audit.log;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of keys that openssl reads and writes (RFC 7468). */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }

    /** The first block with this label. */
    static Optional<byte[]> read(String label, String text) {
        Matcher block = Pattern.compile("-----BEGIN %s-----([^-]*)-----END %s-----".formatted(label, label))
                .matcher(text);
        return block.find()
                ? Optional.of(Canonical.base64(block.group(1).replaceAll("\\s", ""), label.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
