package dev.parapet.audit.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Base64;

/** The 32 bytes of a SHA-256, held as four numbers: a value that nobody can change and two threads can share. */
public record Hash(long a, long b, long c, long d) {
    /** How long it is. */
    public static final int BYTES = 32;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The hash that stands in these bytes from {@code offset} on. */
    public static Hash at(byte[] bytes, int offset) {
        return new Hash(
                (long) LONG.get(bytes, offset),
                (long) LONG.get(bytes, offset + 8),
                (long) LONG.get(bytes, offset + 16),
                (long) LONG.get(bytes, offset + 24));
    }

    /**
     * Reads its base64.
     *
     * @throws Malformed when the text is not the base64 of 32 bytes
     */
    public static Hash parse(String base64, String where) {
        byte[] bytes = Canonical.base64(base64, where);
        if (bytes.length != BYTES) {
            throw new Malformed(where, "a hash has 32 bytes, this has %d: %s".formatted(bytes.length, base64));
        }
        return at(bytes, 0);
    }

    void put(byte[] bytes, int offset) {
        LONG.set(bytes, offset, a);
        LONG.set(bytes, offset + 8, b);
        LONG.set(bytes, offset + 16, c);
        LONG.set(bytes, offset + 24, d);
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        put(bytes, 0);
        return bytes;
    }

    /** Its base64, as checkpoints and proofs write it. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes());
    }
}
