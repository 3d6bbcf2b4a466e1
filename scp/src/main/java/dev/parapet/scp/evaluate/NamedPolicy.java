package dev.parapet.scp.evaluate;

import dev.parapet.scp.language.Policy;

/** A policy, and what people call it. */
public record NamedPolicy(String name, Policy policy) {}
