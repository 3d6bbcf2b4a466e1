package dev.parapet.audit.report;

import java.util.List;

/**
 * What is known of the trail itself: which log it is, how far it was signed, and whether it was checked.
 *
 * @param origin which log
 * @param size how many records the checkpoint covers
 * @param root the root over them, in base64
 * @param verdict what the last check said
 * @param said the same in a sentence, with the first bad record where there is one
 * @param commands what a reader runs to check it without Parapet, in order
 */
public record Integrity(String origin, long size, String root, Word verdict, String said, List<String> commands) {
    /** What a check may say. */
    public enum Word {
        INTACT,
        BROKEN,
        UNCHECKED
    }

    public Integrity {
        commands = List.copyOf(commands);
    }
}
