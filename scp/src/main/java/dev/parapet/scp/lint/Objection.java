package dev.parapet.scp.lint;

/**
 * What a rule has against a statement.
 *
 * @param quoted the text that it is about, as it stands in the file
 */
record Objection(String quoted, Remark.Level level, String what, String advice) {
    static Objection error(String quoted, String what, String advice) {
        return new Objection(quoted, Remark.Level.ERROR, what, advice);
    }

    static Objection warning(String quoted, String what, String advice) {
        return new Objection(quoted, Remark.Level.WARNING, what, advice);
    }
}
