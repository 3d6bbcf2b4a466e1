package dev.parapet.audit.log;

/** An entry that no bundle can hold; nothing of its batch was written. */
public final class EntryTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EntryTooLarge(long index, int length) {
        this(Long.toString(index), length);
    }

    /** Names the entry by what it is called before it has an index. */
    public EntryTooLarge(String entry, int length) {
        super("Entry %s has %d bytes, an entry may have %d: store the document aside and log its hash."
                .formatted(entry, length, EntryBundle.LONGEST));
    }
}
