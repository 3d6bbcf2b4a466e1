package dev.parapet.policies;

/** Where accounts hang in the organization. */
@FunctionalInterface
public interface Units {
    /** An organization that is not asked: settings and exemptions that name units match nothing. */
    Units NONE = account -> "";

    /**
     * The names of the organizational units above an account, outermost first with a slash between: {@code
     * Workloads/Production}; empty for an account that hangs at the root.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when AWS Organizations does not say; then nothing is
     *     written to that account
     */
    String path(String account);
}
