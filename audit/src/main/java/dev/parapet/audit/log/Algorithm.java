package dev.parapet.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The ways of signing a note that are read and written here (signed-note, "Signature types"). */
public enum Algorithm {
    /** RFC 8032 over the text itself; a key is its 32 bytes. */
    ED25519(0x01, "Ed25519", "Ed25519", "302a300506032b6570032100", 32),

    /** ECDSA over the SHA-256 of the text, the signature in DER; a key is its SubjectPublicKeyInfo. */
    ECDSA_P256(0x02, "EC", "SHA256withECDSA", "3059301306072a8648ce3d020106082a8648ce3d03010703420004", 64),

    /** What a witness says: Ed25519 over the text and the time, which stands before the signature (tlog-cosignature). */
    COSIGNATURE_V1(0x04, "Ed25519", "Ed25519", "302a300506032b6570032100", 32);

    private final int type;
    private final String family;
    private final String scheme;
    private final String prefix;
    private final int bytes;

    Algorithm(int type, String family, String scheme, String prefix, int bytes) {
        this.type = type;
        this.family = family;
        this.scheme = scheme;
        this.prefix = prefix;
        this.bytes = bytes;
    }

    static Algorithm ofType(int type) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.type == type)
                .findFirst()
                .orElseThrow(() -> new Malformed("key", "signatures of type %d are not known here".formatted(type)));
    }

    byte type() {
        return (byte) type;
    }

    String family() {
        return family;
    }

    /** The SubjectPublicKeyInfo of a key of this kind; what comes before the key's own bytes never varies. */
    byte[] spki(PublicKey key) {
        byte[] spki = key.getEncoded();
        byte[] head = HexFormat.of().parseHex(prefix);
        if (spki == null || spki.length != head.length + bytes || Arrays.mismatch(spki, head) != head.length) {
            throw new Malformed("key", "not a key for " + this);
        }
        return spki;
    }

    /** How a verifier key spells the public key. */
    byte[] encode(PublicKey key) {
        byte[] spki = spki(key);
        return switch (this) {
            case ED25519, COSIGNATURE_V1 -> Arrays.copyOfRange(spki, spki.length - bytes, spki.length);
            case ECDSA_P256 -> spki;
        };
    }

    PublicKey decode(byte[] encoded) {
        byte[] spki = switch (this) {
            case ED25519, COSIGNATURE_V1 ->
                HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(encoded));
            case ECDSA_P256 -> encoded;
        };
        PublicKey key = publicKey(spki);
        spki(key);
        return key;
    }

    PublicKey publicKey(byte[] spki) {
        try {
            return KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new Malformed("key", "not a public key for " + this, e);
        }
    }

    PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new Malformed("key", "not a private key for " + this, e);
        }
    }

    /** The first four bytes of a hash; of what, each algorithm has its own rule. */
    int keyId(String name, byte[] encoded) {
        MessageDigest digest = Rfc6962.sha256();
        if (this != ECDSA_P256) {
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(type());
        }
        return (int) (Hash.at(digest.digest(encoded), 0).a() >>> Integer.SIZE);
    }

    /** What a witness signs for a text. */
    static byte[] cosigned(long time, byte[] text) {
        byte[] header = "cosignature/v1\ntime %d\n".formatted(time).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(header.length + text.length)
                .put(header)
                .put(text)
                .array();
    }

    byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(scheme);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    boolean verify(PublicKey key, byte[] message, byte[] sig) {
        return switch (this) {
            case ED25519, ECDSA_P256 -> verifyBare(key, message, sig);
            case COSIGNATURE_V1 -> verifyTimed(key, message, sig);
        };
    }

    private boolean verifyTimed(PublicKey key, byte[] message, byte[] sig) {
        if (sig.length <= Long.BYTES) {
            return false;
        }
        long time = ByteBuffer.wrap(sig).getLong();
        return time >= 0 && verifyBare(key, cosigned(time, message), Arrays.copyOfRange(sig, Long.BYTES, sig.length));
    }

    private boolean verifyBare(PublicKey key, byte[] message, byte[] sig) {
        try {
            Signature signature = Signature.getInstance(scheme);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(sig);
        } catch (GeneralSecurityException e) {
            // Bytes that are no signature at all end here; they verify nothing.
            return false;
        }
    }
}
