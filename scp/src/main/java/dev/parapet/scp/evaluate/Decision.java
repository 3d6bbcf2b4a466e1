package dev.parapet.scp.evaluate;

/** What becomes of a request, as far as the policies at hand go. */
public enum Decision {
    ALLOW("allow"),
    DENY("deny"),
    /** It depends on something that is not known. */
    MIGHT_DENY("might-deny");

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    /** As it is printed. */
    public String word() {
        return word;
    }
}
