package dev.parapet.audit.log;

/**
 * Other bytes than these are already in the log at this place. Either two writers are at work or somebody rewrote the log;
 * nothing was overwritten, and nothing may be until a person has looked.
 */
public final class Equivocation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** Names the place. */
    public Equivocation(String path) {
        super("%s is already there with other content. Nothing was overwritten; stop all writers and run the verifier."
                .formatted(path));
        this.path = path;
    }

    /** The place, as the store knows it. */
    public String path() {
        return path;
    }
}
