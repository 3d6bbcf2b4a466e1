package dev.parapet.audit.sequence;

/** Head, outbox and log do not fit together: one of them was put back or lost something. Nothing was decided or signed. */
public final class LogDiverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LogDiverged(String what) {
        super(what);
    }

    static LogDiverged behind(String what, long has, String other, long needs) {
        return new LogDiverged(
                "%s ends at %d, but %s is at %d: it was put back to an older copy. Nothing was signed; restore the newest copy."
                        .formatted(what, has, other, needs));
    }

    static LogDiverged lost(String id, Batch batch) {
        return new LogDiverged(
                "Record %s has its place in batch %d of the log, but is gone from the outbox. Nothing was signed; restore it from a backup."
                        .formatted(id, batch.start()));
    }

    /** The batch that begins here is gone. */
    public static LogDiverged noBatch(long start) {
        return new LogDiverged(
                "Which records follow from place %d on was decided, but is gone. Nothing was signed; restore the head with its batches."
                        .formatted(start));
    }

    static LogDiverged otherRoot(Head head, String root) {
        return new LogDiverged(
                "The tree of %d entries has the root %s, but %s was noted before. Nothing was signed; run the verifier."
                        .formatted(head.integrated(), root, head.root()));
    }
}
