package dev.parapet.audit.log;

/** A note, checkpoint, key, proof or tile that is not written as its specification says. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /** Says where and what. */
    public Malformed(String where, String what) {
        super("%s: %s".formatted(where, what));
        this.what = what;
    }

    Malformed(String where, String what, Exception cause) {
        super("%s: %s".formatted(where, what), cause);
        this.what = what;
    }

    /** What is wrong, for those who say themselves where. */
    String what() {
        return what;
    }
}
