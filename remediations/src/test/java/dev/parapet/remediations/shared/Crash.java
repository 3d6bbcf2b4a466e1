package dev.parapet.remediations.shared;

/** The process ends here; only what is in AWS and in the trail is left. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1;
}
