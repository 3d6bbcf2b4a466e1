package dev.parapet.remediations.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A long-lived credential of a user, and its past.
 *
 * @param kind what it is; older records, which only knew access keys, do not say
 * @param status {@code Active}, {@code Inactive}, or {@code Expired}, as a credential for a service may be
 * @param created when it was made
 * @param used when somebody last signed with it; absent when nobody did, or IAM was not asked, or does not know
 * @param service what it was last used for, for example {@code s3}, or the only service that takes it
 * @param changed when its status last changed, where the credential report is young enough to tell
 * @param sibling the user's other active access key, if there is one that is younger
 * @param asOf when all this was read
 */
public record AgedKey(
        Kind kind,
        String id,
        String user,
        String status,
        Instant created,
        Optional<Instant> used,
        Optional<String> service,
        Optional<Instant> changed,
        Optional<String> sibling,
        Instant asOf) {
    /** What a user may hold that works until somebody stops it. */
    public enum Kind {
        /** What requests are signed with. */
        ACCESS_KEY(AgedKeys.TYPE),
        /** A user name and password for one service: CodeCommit, Keyspaces, Bedrock, CloudWatch Logs. */
        SERVICE_CREDENTIAL("AWS::IAM::ServiceSpecificCredential"),
        /** What the SOAP interfaces and the tools for instance store images sign with. */
        CERTIFICATE("AWS::IAM::SigningCertificate");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** The resource type; CloudFormation knows only the first of them. */
        public String type() {
            return type;
        }
    }

    public AgedKey {
        kind = kind == null ? Kind.ACCESS_KEY : kind;
    }

    /** What to call it before people. */
    public String noun() {
        return switch (kind) {
            case ACCESS_KEY -> "key";
            case SERVICE_CREDENTIAL -> "credential for " + service.orElse("one service");
            case CERTIFICATE -> "signing certificate";
        };
    }

    /** Whether it is taken. */
    public boolean active() {
        return status.equals("Active");
    }

    /** Whole days since it was made. */
    public long age() {
        return days(created);
    }

    /** Whole days since it was last used, or made if it never was. */
    public long idle() {
        return days(used.orElse(created));
    }

    /** Whole days since that moment. */
    public long days(Instant since) {
        return Math.max(0, Duration.between(since, asOf).toDays());
    }

    /** Whether another look shows the same credential in the same state; its age is nobody's doing. */
    public boolean same(AgedKey other) {
        return kind == other.kind && id.equals(other.id) && user.equals(other.user) && status.equals(other.status);
    }

    /** The same with its last use. */
    AgedKey used(Optional<Instant> last, Optional<String> by) {
        return new AgedKey(kind, id, user, status, created, last, by, changed, sibling, asOf);
    }

    /** The same with the date of its last change. */
    AgedKey changed(Optional<Instant> last) {
        return new AgedKey(kind, id, user, status, created, used, service, last, sibling, asOf);
    }
}
