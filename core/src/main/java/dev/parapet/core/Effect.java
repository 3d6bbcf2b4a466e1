package dev.parapet.core;

/**
 * What one kind of action does to AWS, known before it runs.
 *
 * @param api the call as IAM names it, for example {@code iam:UpdateAccessKey}
 * @param risk what it may cost the workload
 * @param undo how exactly it can be taken back
 */
public record Effect(String api, Risk risk, Undo undo) {
    /** Whether, and how well, an action can be taken back. */
    public enum Undo {
        /** The state before comes back as it was. */
        EXACT,
        /** It can be taken back, but not by an undo of Parapet's: by other settings, or by a person. */
        BY_HAND,
        /** There is no way back. */
        NONE
    }

    public Effect {
        if (!api.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+")) {
            throw new IllegalArgumentException("not an IAM action: " + api);
        }
        if (undo == Undo.NONE && risk != Risk.IRREVERSIBLE) {
            throw new IllegalArgumentException(api + " has no undo, so its risk is IRREVERSIBLE");
        }
    }
}
