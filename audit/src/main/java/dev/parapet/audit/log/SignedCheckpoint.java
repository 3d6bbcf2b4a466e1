package dev.parapet.audit.log;

import java.util.List;

/** A checkpoint whose signature was checked: the only kind there is a reason to believe. */
public final class SignedCheckpoint {
    /** Where the newest one lies. */
    public static final String PATH = "checkpoint";

    /** The folder of all of them, by size. */
    public static final String SEALED = "checkpoints";

    private final Checkpoint checkpoint;
    private final Note note;
    private final List<VerifierKey> signers;

    private SignedCheckpoint(Checkpoint checkpoint, Note note, List<VerifierKey> signers) {
        this.checkpoint = checkpoint;
        this.note = note;
        this.signers = signers;
    }

    /**
     * Reads a checkpoint and checks its signatures.
     *
     * @throws Malformed when it is not a checkpoint
     * @throws Untrusted when no key of this log signed it, or a signature does not hold
     */
    public static SignedCheckpoint open(byte[] bytes, List<VerifierKey> keys) {
        Note note = Note.parse(bytes);
        List<VerifierKey> signers = note.verify(keys);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (signers.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
            // A witness signs many logs: alone it does not say which one this is.
            throw new Untrusted("it is of the log %s, but signed only by %s"
                    .formatted(
                            checkpoint.origin(),
                            signers.stream().map(VerifierKey::name).toList()));
        }
        return new SignedCheckpoint(checkpoint, note, signers);
    }

    /** What was signed. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The note, as it is stored. */
    public Note note() {
        return note;
    }

    /** The keys whose signatures hold. */
    public List<VerifierKey> signers() {
        return signers;
    }

    @Override
    public String toString() {
        return note.toString();
    }
}
