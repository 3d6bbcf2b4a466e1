package dev.parapet.audit.report;

/** What a report may say of a place or a requirement: four states, and a fifth for what is not Parapet's to say. */
public enum Status {
    PASS("pass"),
    FAIL("fail"),
    NOT_EVALUATED("not evaluated"),
    NOT_AVAILABLE("not available"),
    /** No guardrail gives evidence for it; a person has to. */
    MANUAL("manual");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** The word for it, in every format. */
    public String word() {
        return word;
    }

    /** The class in the page, which gives it shape and colour. */
    String css() {
        return word.replace(' ', '-');
    }
}
