package dev.parapet.audit.log;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962 section 2.1; one byte in front tells a leaf from a node, so that neither passes for the other. */
public final class Rfc6962 {
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Rfc6962::sha256);
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The root of the tree without leaves: the hash of nothing. */
    public static final Hash EMPTY = Hash.at(sha256().digest(), 0);

    private Rfc6962() {}

    /** The hash of an entry. */
    public static Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    static Hash leaf(byte[] bytes, int offset, int length) {
        MessageDigest digest = SHA256.get();
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        return finish(digest, new byte[Hash.BYTES]);
    }

    /** The hash of two subtrees. */
    public static Hash node(Hash left, Hash right) {
        byte[] bytes = new byte[1 + 2 * Hash.BYTES];
        bytes[0] = NODE;
        left.put(bytes, 1);
        right.put(bytes, 1 + Hash.BYTES);
        MessageDigest digest = SHA256.get();
        digest.update(bytes);
        return finish(digest, bytes);
    }

    private static Hash finish(MessageDigest digest, byte[] into) {
        try {
            digest.digest(into, 0, Hash.BYTES);
            return Hash.at(into, 0);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
