package dev.parapet.core;

/** The process ends here: nothing may catch this. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;
}
