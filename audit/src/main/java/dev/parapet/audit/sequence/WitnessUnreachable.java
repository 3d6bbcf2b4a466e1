package dev.parapet.audit.sequence;

/** A witness gave no answer; what it would have said is open. */
public final class WitnessUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says which and why. */
    public WitnessUnreachable(String witness, Exception cause) {
        super("%s gave no answer: %s".formatted(witness, cause), cause);
    }
}
