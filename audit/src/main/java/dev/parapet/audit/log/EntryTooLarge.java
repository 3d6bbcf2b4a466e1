package dev.parapet.audit.log;

/** An entry that no bundle can hold; nothing of its batch was written. */
public final class EntryTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EntryTooLarge(long index, int length) {
        super("Entry %d has %d bytes, an entry may have %d: store the document aside and log its hash."
                .formatted(index, length, EntryBundle.LONGEST));
    }
}
