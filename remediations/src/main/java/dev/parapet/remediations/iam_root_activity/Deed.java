package dev.parapet.remediations.iam_root_activity;

/**
 * What the root user did; the event is all there is to see of it.
 *
 * @param call CloudTrail's name of it
 * @param service the host that was called
 */
public record Deed(String call, String service) {}
