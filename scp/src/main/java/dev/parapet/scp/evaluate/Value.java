package dev.parapet.scp.evaluate;

import java.util.List;

/** What is known of a condition key in a request. */
public sealed interface Value {
    /** The request does not carry it. */
    Value ABSENT = new Absent();
    /** Nobody knows. */
    Value UNKNOWN = new Unknown();

    /** The request carries it; one text, or many for keys that have many. */
    record Present(List<String> texts) implements Value {
        public Present {
            texts = List.copyOf(texts);
        }
    }

    /** See {@link #ABSENT}. */
    record Absent() implements Value {}

    /** See {@link #UNKNOWN}. */
    record Unknown() implements Value {}

    /** One text. */
    static Value of(String text) {
        return new Present(List.of(text));
    }

    /** Many; none is the same as an absent key, as in IAM. */
    static Value of(List<String> texts) {
        return texts.isEmpty() ? ABSENT : new Present(texts);
    }
}
