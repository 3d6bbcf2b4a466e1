package dev.parapet.audit.sequence;

/** A witness remembers another log than this one. Nothing was published. */
public final class WitnessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WitnessRefused(String witness, String what) {
        super("%s does not cosign: %s. Nothing was published; compare its checkpoint with the log and run the verifier."
                .formatted(witness, what));
    }
}
