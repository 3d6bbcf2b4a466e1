package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * All users of an account and their credentials, for two calls. IAM makes a report "no more than once every four hours", so
 * what it says points to users; what their credentials are now, a look at each tells.
 */
public final class CredentialReport {
    private static final Duration BREATH = Duration.ofMillis(500);
    private static final int TRIES = 40;

    private CredentialReport() {}

    /**
     * One user.
     *
     * @param created when the user was made; none of the credentials is older
     * @param passwordAlone whether a password without a second factor opens the console
     * @param certificate whether a signing certificate is active
     * @param keys the places that hold a key, of which there are two
     */
    public record Row(String user, Instant created, boolean passwordAlone, boolean certificate, List<Slot> keys) {
        public Row {
            keys = List.copyOf(keys);
        }

        /** The places whose key is active. */
        public List<Slot> active() {
            return keys.stream().filter(Slot::active).toList();
        }
    }

    /**
     * The place of one key; the report does not say its id.
     *
     * @param changed when the key was "created or last changed", so it may be older
     * @param used when somebody last signed with it
     * @param service for what
     */
    public record Slot(boolean active, Instant changed, Optional<Instant> used, Optional<String> service) {}

    /** The users of the account; root is not among them. Waits while IAM makes the report, which takes seconds. */
    public static List<Row> read(Aws aws) {
        IamClient iam = aws.client(IamClient::builder);
        for (int tries = 0; tries < TRIES; tries++) {
            if (iam.generateCredentialReport().state() == ReportStateType.COMPLETE) {
                break;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
        return rows(iam.getCredentialReport().content().asUtf8String());
    }

    static List<Row> rows(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> head = List.of(lines.getFirst().split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> new Line(head, List.of(line.split(",", -1))))
                .filter(line -> !line.user().startsWith("<"))
                .map(Line::row)
                .toList();
    }

    /**
     * A line of the report, which quotes nothing. A user's name may hold commas, and stands in the first column and at the end
     * of the ARN in the second, so the others are counted from the right.
     */
    private record Line(List<String> head, List<String> fields) {
        Row row() {
            return new Row(
                    user(),
                    moment("user_creation_time").orElse(Instant.EPOCH),
                    is("password_enabled") && !is("mfa_active"),
                    is("cert_1_active") || is("cert_2_active"),
                    Stream.of("access_key_1", "access_key_2")
                            .flatMap(place -> slot(place).stream())
                            .toList());
        }

        /** A name holds no colon, so the first thing that looks like an ARN is the second column. */
        String user() {
            return String.join(",", fields).replaceFirst(",\"?arn:.*", "").replace("\"", "");
        }

        /** A place that holds no key has no date either. */
        private Optional<Slot> slot(String place) {
            return moment(place + "_last_rotated")
                    .map(changed -> new Slot(
                            is(place + "_active"),
                            changed,
                            moment(place + "_last_used_date"),
                            Optional.of(text(place + "_last_used_service"))
                                    .filter(service -> service.matches("[a-z0-9-]+"))));
        }

        private boolean is(String column) {
            return text(column).equalsIgnoreCase("true");
        }

        /** Where there is no date the report says N/A, no_information or not_supported. */
        private Optional<Instant> moment(String column) {
            return Optional.of(text(column))
                    .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}T.*"))
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        }

        private String text(String column) {
            int place = head.indexOf(column);
            int counted = fields.size() - head.size() + place;
            return place < 0 || counted < 0 ? "" : fields.get(counted).replace("\"", "");
        }
    }
}
