package dev.parapet.remediations.iam_root_key;

/**
 * What the decision needs of an account.
 *
 * @param keys how many access keys its root user has, active or not
 */
public record Account(int keys) {}
