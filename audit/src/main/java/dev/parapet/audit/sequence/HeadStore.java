package dev.parapet.audit.sequence;

/**
 * Keeps the head, and the batches that are not settled. Every change is conditional: it happens only when nobody else changed
 * the head meanwhile. That is the fence that stops a sequencer which was asleep and does not know that another one took over.
 */
public interface HeadStore {
    /** The head as it is, never an older one. */
    Head read();

    /**
     * Replaces the head; durable when this returns true.
     *
     * @return false when the head is not {@code seen} any more; then nothing changed
     */
    boolean swap(Head seen, Head next);

    /** The same together with a batch: both or neither. */
    boolean assign(Head seen, Head next, Batch batch);

    /** The batch that begins at this index; there at least until it is settled. */
    Batch batch(long start);
}
