package dev.parapet.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A person's word on one plan.
 *
 * @param by who says it
 * @param at when
 * @param request the record that asked for it
 * @param plan {@link Plan#hash()}: exactly this plan and no other
 * @param granted whether the plan may be carried out
 * @param note why, in the person's words; may be empty
 */
public record Approval(String by, Instant at, String request, String plan, boolean granted, String note) {
    public Approval {
        requireNonNull(at, "an approval needs at");
        if (by.isBlank()) {
            throw new IllegalArgumentException("an approval needs a name");
        }
    }

    /** For people: {@code denied by anna: not before the release}. */
    public String describe() {
        return (granted ? "approved by " : "denied by ") + by + (note.isBlank() ? "" : ": " + note);
    }
}
