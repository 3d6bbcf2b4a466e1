package dev.parapet.audit.sequence;

import dev.parapet.audit.log.VerifierKey;

/** A witness, wherever it is: somebody else who remembers how far a log was, and signs only what continues that. */
public interface Cosigner {
    /** The key under which it cosigns. */
    VerifierKey vkey();

    /**
     * Asks it to cosign.
     *
     * @throws WitnessUnreachable when it gives no answer
     */
    WitnessAnswer add(AddCheckpoint request);
}
