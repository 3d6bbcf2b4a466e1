package dev.parapet.audit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Call;
import dev.parapet.core.AuditRecord.Phase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CloudTrail's word against the trail's, both ways. */
class ReconciliationTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant EVENING = NOON.plus(Duration.ofHours(8));
    private static final String ROLE = "arn:aws:iam::111122223333:role/parapet/database";

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void change_that_both_have_is_matched() throws IOException {
        put("log.json.gz", event("ModifyDBInstance", ROLE, "r-1", false));

        Reconciliation result = compare(outcome("o-1", "r-1", NOON));

        assertThat(result.complete()).isTrue();
        assertThat(result.matched()).isEqualTo(1);
    }

    @Test
    void change_that_the_trail_does_not_tell_of_is_found() throws IOException {
        put("log.json", event("ModifyDBInstance", ROLE, "r-1", false), event("DeleteDBInstance", ROLE, "r-2", false));

        Reconciliation result = compare(outcome("o-1", "r-1", NOON));

        assertThat(result.complete()).isFalse();
        assertThat(result.untold()).singleElement().asString().contains("rds:DeleteDBInstance", "r-2", "111122223333");
    }

    @Test
    void record_of_a_change_that_never_happened_is_found() throws IOException {
        put("log.json", event("ModifyDBInstance", ROLE, "r-1", false));

        Reconciliation result = compare(outcome("o-1", "r-1", NOON), outcome("o-2", "r-9", NOON));

        assertThat(result.unseen()).singleElement().asString().contains("record o-2", "r-9");
    }

    @Test
    void change_that_cloudtrail_cannot_have_delivered_yet_is_not_held_against_anybody() throws IOException {
        put("log.json", event("ModifyDBInstance", ROLE, "r-1", false));

        Reconciliation result = compare(outcome("o-1", "r-1", NOON), outcome("o-2", "r-9", EVENING.minusSeconds(60)));

        assertThat(result.complete()).isTrue();
        assertThat(result.recent()).isEqualTo(1);
    }

    @Test
    void reads_and_what_others_do_are_none_of_its_business() throws IOException {
        put(
                "deep/down/log.json.gz",
                event("DescribeDBInstances", ROLE, "r-3", true),
                event("ModifyDBInstance", "arn:aws:iam::111122223333:role/admin", "r-4", false),
                event("ModifyDBInstance", "arn:aws:iam::111122223333:role/parapet-lookalike", "r-5", false));
        Files.writeString(folder.resolve("x_CloudTrail-Digest_y.json"), "{}");
        List<SeenCall> seen = new ArrayList<>();

        assertThat(read(seen)).isEqualTo(3);
        assertThat(seen).isEmpty();
    }

    @Test
    void intent_without_an_outcome_is_listed() {
        Reconciliation result = Reconciliation.of(
                List.of(), List.of(record("i-1", Phase.INTENT, Optional.empty(), List.of())), NOON, EVENING);

        assertThat(result.open()).containsExactly("i-1");
        assertThat(result.summary()).endsWith("1 intents open");
    }

    @Test
    void signatures_of_a_key_are_counted_and_no_others() throws IOException {
        String key = "arn:aws:kms:eu-west-1:111122223333:key/1";
        String sign = """
                {"eventSource": "kms.amazonaws.com", "eventName": "Sign", "readOnly": true,
                 "resources": [{"ARN": "%s", "type": "AWS::KMS::Key"}]}""";
        put("log.json", sign.formatted(key), sign.formatted(key), sign.formatted(key + "2"));

        AtomicLong signatures = new AtomicLong();
        CloudTrailFiles.read(
                Delivery.in(folder), record -> signatures.addAndGet(CloudTrailFiles.isSignature(record, key) ? 1 : 0));
        assertThat(signatures).hasValue(2);
    }

    @Test
    void file_that_is_no_log_is_named() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"Records\": [{\"a\":");

        assertThatThrownBy(() -> read(new ArrayList<>()))
                .isInstanceOf(CloudTrailUnreadable.class)
                .hasMessageContaining("broken.json");
    }

    private long read(List<SeenCall> seen) {
        return CloudTrailFiles.read(
                Delivery.in(folder), record -> CloudTrailFiles.change(record).ifPresent(seen::add));
    }

    private Reconciliation compare(AuditRecord... records) {
        List<SeenCall> seen = new ArrayList<>();
        read(seen);
        return Reconciliation.of(seen, List.of(records), NOON, EVENING);
    }

    private void put(String name, String... events) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] text = "{\"Records\": [%s]}".formatted(String.join(",", events)).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(text);
        }
    }

    private static String event(String name, String role, String request, boolean readOnly) {
        return """
                {"eventVersion": "1.11", "eventTime": "2026-11-24T12:00:00Z", "eventSource": "rds.amazonaws.com",
                 "eventName": "%s", "requestID": "%s", "readOnly": %s, "recipientAccountId": "111122223333",
                 "userIdentity": {"type": "AssumedRole", "sessionContext": {"sessionIssuer": {"arn": "%s"}}}}""".formatted(name, request, readOnly, role);
    }

    private static AuditRecord outcome(String id, String request, Instant at) {
        Call read = new Call("rds:DescribeDBInstances", "r-read", 200, at);
        return record(
                id,
                Phase.OUTCOME,
                Optional.of("i-" + id),
                List.of(read, new Call("rds:ModifyDBInstance", request, 200, at)));
    }

    private static AuditRecord record(String id, Phase phase, Optional<String> intent, List<Call> calls) {
        return new AuditRecord(
                AuditRecord.SCHEMA,
                id,
                phase,
                intent,
                NOON,
                Optional.empty(),
                Optional.of("pub-rds-instance"),
                Optional.empty(),
                "remediate",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                calls,
                Optional.empty());
    }
}
