package dev.parapet.cli;

/** What the exit status of a verb means. */
final class Exit {
    /** All is well. */
    static final int FINE = 0;
    /** Something failed or is not compliant. */
    static final int FAILED = 1;
    /** The call or a file it names is wrong. */
    static final int USAGE = 2;
    /** Something is missing around Parapet: credentials, an endpoint, a program, disk. */
    static final int ENVIRONMENT = 3;

    private Exit() {}
}
