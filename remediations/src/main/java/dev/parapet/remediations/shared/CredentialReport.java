package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * All users of an account and their credentials, for two calls. IAM makes a report "no more than once every four hours", so
 * what it says points to users; what their keys are now, a look at each tells.
 */
public final class CredentialReport {
    private static final Duration BREATH = Duration.ofMillis(500);
    private static final int TRIES = 40;

    private CredentialReport() {}

    /**
     * One user.
     *
     * @param keys the two places a key can have
     */
    public record Row(String user, List<Slot> keys) {
        public Row {
            keys = List.copyOf(keys);
        }
    }

    /**
     * The place of one key; the report does not say its id.
     *
     * @param changed when the key was "created or last changed"
     * @param used when somebody last signed with it
     * @param service for what
     */
    public record Slot(boolean active, Instant changed, Optional<Instant> used, Optional<String> service) {}

    /** The users that have keys. Waits while IAM makes the report, which takes seconds. */
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

    /** The report is CSV; none of its fields holds a comma or a quote. */
    static List<Row> rows(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> head = List.of(lines.getFirst().split(",", -1));
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> fields = fields(head, line.split(",", -1));
            List<Slot> keys = new ArrayList<>();
            slot(fields, "access_key_1").ifPresent(keys::add);
            slot(fields, "access_key_2").ifPresent(keys::add);
            String user = fields.getOrDefault("user", "");
            if (!keys.isEmpty() && !user.startsWith("<")) {
                rows.add(new Row(user, keys));
            }
        }
        return rows;
    }

    private static Map<String, String> fields(List<String> head, String[] line) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < Math.min(head.size(), line.length); i++) {
            fields.put(head.get(i), line[i]);
        }
        return fields;
    }

    /** A place that holds no key has no date either. */
    private static Optional<Slot> slot(Map<String, String> fields, String name) {
        return moment(fields.get(name + "_last_rotated"))
                .map(changed -> new Slot(
                        "true".equals(fields.get(name + "_active")),
                        changed,
                        moment(fields.get(name + "_last_used_date")),
                        Optional.ofNullable(fields.get(name + "_last_used_service"))
                                .filter(service -> service.matches("[a-z0-9-]+"))));
    }

    private static Optional<Instant> moment(@org.jspecify.annotations.Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(date -> OffsetDateTime.parse(date).toInstant());
        } catch (DateTimeParseException notApplicable) {
            return Optional.empty();
        }
    }
}
