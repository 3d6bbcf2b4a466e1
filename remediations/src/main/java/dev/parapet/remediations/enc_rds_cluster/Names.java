package dev.parapet.remediations.enc_rds_cluster;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the encryption of one cluster calls the things it makes: derived from the names of the cluster and of its instances,
 * so that any process finds them again.
 */
record Names(String cluster) {
    private static final String OLD = "-parapet-old";
    private static final String NEW = "-parapet-new";
    private static final int LONGEST = 63;

    /** The unencrypted cluster, once it has made room. */
    String old() {
        return old(cluster);
    }

    /** The encrypted cluster, until it takes over. */
    String replacement() {
        return replacement(cluster);
    }

    String snapshot() {
        return cluster + "-parapet-plain";
    }

    /** The security group without rules; no instance, of which there may be one of the same name, has a slash in its name. */
    String noIngress() {
        return "parapet-no-ingress-cluster/" + cluster;
    }

    /** What a cluster or an instance is called once it has made room. */
    static String old(String name) {
        return name + OLD;
    }

    /** What a cluster or an instance is called until it takes over. */
    static String replacement(String name) {
        return name + NEW;
    }

    static boolean isOld(String name) {
        return name.endsWith(OLD);
    }

    static boolean isReplacement(String name) {
        return name.endsWith(NEW);
    }

    /** The name that people know a cluster or an instance by, whichever it has for now. */
    static String known(String name) {
        return isOld(name) || isReplacement(name) ? name.substring(0, name.length() - OLD.length()) : name;
    }

    /** The names of a cluster that looks as if it had made room. */
    static Optional<Names> before(String now) {
        return Optional.of(now).filter(Names::isOld).map(name -> new Names(known(name)));
    }

    /** RDS takes 63 characters for a cluster and for an instance. */
    static boolean fit(Stream<String> names) {
        return names.allMatch(name -> old(name).length() <= LONGEST);
    }
}
