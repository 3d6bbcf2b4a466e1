package dev.parapet.scp.language;

/** What a statement does to the requests it matches. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** As policies spell it; the case counts. */
    public String word() {
        return word;
    }
}
