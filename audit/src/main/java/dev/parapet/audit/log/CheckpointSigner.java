package dev.parapet.audit.log;

/** Something that holds a private key and signs with it: a file, a KMS key. */
public interface CheckpointSigner {
    /** The public half, and the name it signs under: the origin of the log. */
    VerifierKey vkey();

    /** The name it signs under. */
    default String name() {
        return vkey().name();
    }

    /** The bare signature of a message of at most 4096 bytes, which is all that KMS takes; in the form of the key's algorithm. */
    byte[] sign(byte[] message);
}
