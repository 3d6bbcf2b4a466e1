package dev.parapet.scp.catalogue;

/** A value cannot be filled into a policy; the message says which, why, and what to write. */
public final class ParameterInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParameterInvalid(String problem) {
        super(problem);
    }
}
