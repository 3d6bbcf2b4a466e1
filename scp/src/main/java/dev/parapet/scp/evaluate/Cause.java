package dev.parapet.scp.evaluate;

/**
 * What a verdict rests on: a statement, or the lack of one.
 *
 * @param layer the kind of policy: {@code scp}, {@code rcp}, {@code identity}, {@code boundary}, {@code session}
 * @param level where the policy stands: {@code root}, a unit or an account; empty at an identity
 * @param policy its name; empty when nothing there allows
 * @param statement the Sid, or {@code #1} for the first that has none; empty when nothing there allows
 */
public record Cause(String layer, String level, String policy, String statement) {
    static Cause nothingAllows(String layer, String level) {
        return new Cause(layer, level, "", "");
    }

    /** Whether it is that nothing allows. */
    public boolean implicit() {
        return statement.isEmpty();
    }

    /** {@code scp/org-protection#DenyLeaving@root}, or {@code scp: nothing allows it at root}. */
    @Override
    public String toString() {
        String where = level.isEmpty() ? "" : "@" + level;
        return implicit()
                ? layer + ": nothing allows it" + (level.isEmpty() ? "" : " at " + level)
                : layer + "/" + policy + "#" + statement + where;
    }
}
