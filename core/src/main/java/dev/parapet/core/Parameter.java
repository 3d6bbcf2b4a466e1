package dev.parapet.core;

/**
 * Something an organization may set for one guardrail, under {@code guardrails.<id>.<name>} in the settings.
 *
 * @param name the key in the settings
 * @param description one sentence
 * @param standard what holds when nothing is set, as it would be written
 */
public record Parameter(String name, String description, String standard) {}
