package dev.parapet.audit.log;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key and the name it signs under, written {@code name+id+base64(type || key)}. This one line is what an auditor
 * must have from somewhere else than the log.
 */
public record VerifierKey(String name, Algorithm algorithm, PublicKey key) {
    public VerifierKey {
        Note.requireName(name);
        algorithm.spki(key);
    }

    /**
     * Reads the line.
     *
     * @throws Malformed when it is not such a line, or the id is not that of the key
     */
    public static VerifierKey parse(String line) {
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("key", "a verifier key is name+id+base64, this is: " + line);
        }
        byte[] typed = Canonical.base64(parts[2], "key");
        if (typed.length == 0) {
            throw new Malformed("key", "it has no key: " + line);
        }
        Algorithm algorithm = Algorithm.ofType(Byte.toUnsignedInt(typed[0]));
        VerifierKey key =
                new VerifierKey(parts[0], algorithm, algorithm.decode(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.toString().equals(line)) {
            throw new Malformed("key", "name, id and key do not belong together: " + line);
        }
        return key;
    }

    /**
     * The key in a SubjectPublicKeyInfo, as KMS tells it.
     *
     * @throws Malformed when checkpoints cannot be signed with such a key
     */
    public static VerifierKey ofSpki(String name, byte[] spki) {
        Algorithm algorithm = spki.length < 64 ? Algorithm.ED25519 : Algorithm.ECDSA_P256;
        return new VerifierKey(name, algorithm, algorithm.publicKey(spki));
    }

    /** The same key in its part as a witness: what it signs then has another form, and so the key another id. */
    public VerifierKey cosigning() {
        return new VerifierKey(name, Algorithm.COSIGNATURE_V1, key);
    }

    /** The id that signature lines carry. */
    public int id() {
        return algorithm.keyId(name, algorithm.encode(key));
    }

    /** Whether this key signed the message. */
    public boolean verify(byte[] message, byte[] signature) {
        return algorithm.verify(key, message, signature);
    }

    /** The key as openssl reads it. */
    public String pem() {
        return Pem.write("PUBLIC KEY", algorithm.spki(key));
    }

    /** The line. */
    @Override
    public String toString() {
        byte[] encoded = algorithm.encode(key);
        byte[] typed = new byte[1 + encoded.length];
        typed[0] = algorithm.type();
        System.arraycopy(encoded, 0, typed, 1, encoded.length);
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().toHexDigits(id()),
                        Base64.getEncoder().encodeToString(typed));
    }
}
