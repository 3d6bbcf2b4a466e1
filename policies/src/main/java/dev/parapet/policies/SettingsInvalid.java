package dev.parapet.policies;

import org.snakeyaml.engine.v2.nodes.Node;

/** The settings are unreadable or say something that has no meaning; the message names file, line and column. */
public final class SettingsInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A problem in a place that has no line of its own, for example a parameter. */
    public SettingsInvalid(String place, String problem) {
        super(place + ": " + problem);
    }

    /** A problem with one place in the file. */
    static SettingsInvalid at(String file, Node node, String problem) {
        String place = node.getStartMark()
                .map(mark -> "%s:%d:%d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(file);
        return new SettingsInvalid(place, problem);
    }
}
