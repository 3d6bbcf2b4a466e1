package dev.parapet.remediations.enc_rds_instance;

/** The process ends here; only what is in AWS and in the trail is left. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;
}
