package dev.parapet.remediations.enc_rds_instance;

import java.util.Optional;

/**
 * What the encryption of one instance calls the things it makes: derived from the instance's own name, so that any process
 * finds them again.
 */
record Names(String instance) {
    private static final String OLD = "-parapet-old";
    private static final int LONGEST = 63;

    /** The unencrypted instance, once it has made room. */
    String old() {
        return instance + OLD;
    }

    /** The encrypted instance, until it takes over. */
    String replacement() {
        return instance + "-parapet-new";
    }

    String snapshot() {
        return instance + "-parapet-plain";
    }

    String encryptedCopy() {
        return instance + "-parapet-encrypted";
    }

    /** The security group without rules; a name of EC2's must not begin with {@code sg-}, which an instance's may. */
    String noIngress() {
        return "parapet-no-ingress-" + instance;
    }

    /** RDS takes 63 characters for an instance and 255 for a snapshot. */
    boolean fit() {
        return old().length() <= LONGEST;
    }

    /** The name an instance had before it made room, if it looks as if it had. */
    static Optional<Names> before(String now) {
        return Optional.of(now)
                .filter(name -> name.endsWith(OLD))
                .map(name -> new Names(name.substring(0, name.length() - OLD.length())));
    }
}
