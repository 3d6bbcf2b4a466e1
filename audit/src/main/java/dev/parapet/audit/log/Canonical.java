package dev.parapet.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads texts that have one form for each value and refuses every other one: were two forms allowed, a file could be
 * changed without its meaning, and so without anybody noticing.
 */
final class Canonical {
    private Canonical() {}

    /** RFC 4648 section 4; the decoder of the JDK also takes a missing padding and stray last bits. */
    static byte[] base64(String text, String where) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed(where, "not base64: " + text, e);
        }
        throw new Malformed(where, "not the one way to write this in base64: " + text);
    }

    /** A number from 0 to 2^63-1 without leading zeros. */
    static long decimal(String text, String where) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Malformed(where, "not a number this log can have: " + text, e);
        }
        throw new Malformed(where, "not the one way to write a number: " + text);
    }

    /** UTF-8 without control characters, line ends aside (signed-note, "Format"). */
    static String text(byte[] bytes, String where) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
                throw new Malformed(where, "it has a control character");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new Malformed(where, "it is not UTF-8", e);
        }
    }
}
