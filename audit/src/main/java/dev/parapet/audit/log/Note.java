package dev.parapet.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A text and the signatures under it, as c2sp.org/signed-note has it. Nothing in it is true until it is verified. */
public record Note(String text, List<Signature> signatures) {
    /** Ample for sixteen signatures, which every reader must take; more would only cost time. */
    private static final int LONGEST = 1 << 20;

    private static final String DASH = "\u2014 ";

    /** One line: whose key, and the base64 of its id and the signature proper. */
    public record Signature(String name, String base64) {
        /** The line with which a key answers for a text. */
        static Signature of(VerifierKey key, byte[] signature) {
            byte[] withId = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(key.id())
                    .put(signature)
                    .array();
            return new Signature(key.name(), Base64.getEncoder().encodeToString(withId));
        }

        /**
         * Reads a line, without its end.
         *
         * @throws Malformed when it is not such a line
         */
        public static Signature parse(String line) {
            String[] parts = line.split(" ", -1);
            if (!line.startsWith(DASH) || parts.length != 3) {
                throw new Malformed("note", "not a signature line: " + line);
            }
            requireName(parts[1]);
            Signature signature = new Signature(parts[1], parts[2]);
            if (Canonical.base64(parts[2], "note").length <= Integer.BYTES) {
                throw new Malformed("note", "a signature line without a signature: " + line);
            }
            return signature;
        }

        /** Whether it says that it is of this key. */
        public boolean isOf(VerifierKey key) {
            return name.equals(key.name())
                    && ByteBuffer.wrap(Base64.getDecoder().decode(base64)).getInt() == key.id();
        }

        byte[] bytes() {
            byte[] all = Base64.getDecoder().decode(base64);
            return Arrays.copyOfRange(all, Integer.BYTES, all.length);
        }

        @Override
        public String toString() {
            return DASH + name + " " + base64 + "\n";
        }
    }

    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new Malformed("note", "its text does not end with a line end");
        }
    }

    /** The text, signed by nobody yet. */
    public static Note of(String text) {
        Canonical.text(text.getBytes(StandardCharsets.UTF_8), "note");
        return new Note(text, List.of());
    }

    /**
     * Reads a note.
     *
     * @throws Malformed when it is not written exactly as the specification says
     */
    public static Note parse(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new Malformed("note", "it has %d bytes, more than %d".formatted(bytes.length, LONGEST));
        }
        String all = Canonical.text(bytes, "note");
        int blank = all.lastIndexOf("\n\n");
        if (blank < 0 || !all.endsWith("\n") || blank + 2 == all.length()) {
            throw new Malformed("note", "it does not end with a blank line and signatures");
        }
        List<Signature> signatures =
                all.substring(blank + 2).lines().map(Signature::parse).toList();
        return new Note(all.substring(0, blank + 1), signatures);
    }

    /** The note with one signature more. */
    public Note signedBy(CheckpointSigner signer) {
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return with(Signature.of(signer.vkey(), signature));
    }

    /** The note with one signature more, that of a witness. */
    public Note cosignedBy(CheckpointSigner witness, Instant at) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = witness.sign(Algorithm.cosigned(at.getEpochSecond(), body));
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(at.getEpochSecond())
                .put(signature)
                .array();
        return with(Signature.of(witness.vkey().cosigning(), timed));
    }

    /** The note with a signature that somebody else made. */
    public Note with(Signature signature) {
        List<Signature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new Note(text, all);
    }

    /**
     * Which of these keys signed. Lines of other keys are passed over, that is how keys are changed and witnesses added.
     *
     * @throws Untrusted when none did, or the line of one does not hold: then the whole note is rejected
     */
    public List<VerifierKey> verify(List<VerifierKey> known) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> good = new ArrayList<>();
        for (VerifierKey key : known) {
            for (Signature signature : signatures) {
                if (signature.isOf(key)) {
                    if (!key.verify(message, signature.bytes())) {
                        throw new Untrusted("the signature of %s does not fit the text".formatted(key));
                    }
                    good.add(key);
                }
            }
        }
        if (good.isEmpty()) {
            throw new Untrusted("no known key signed it; its signatures are by "
                    + signatures.stream().map(Signature::name).collect(Collectors.joining(", ")));
        }
        return good.stream().distinct().toList();
    }

    static void requireName(String name) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || isSpace(c))) {
            throw new Malformed("key", "a key's name has no spaces and no plus, this has: '%s'".formatted(name));
        }
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85;
    }

    /** The note as it is stored and sent. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(Signature::toString).collect(Collectors.joining());
    }
}
