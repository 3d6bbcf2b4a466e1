package dev.parapet.organization;

/** Holds a mutating call that changes have in common, by a method {@code write} or {@code name}; only a {@link Change} may call it. */
public interface SharedWrite {}
