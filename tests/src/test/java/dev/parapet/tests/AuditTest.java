package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parapet.core.Json;
import dev.parapet.sandbox.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** What an auditor does with the trail of a day: check it, read it, take it away, hold CloudTrail against it. */
@ExtendWith(InWorld.class)
class AuditTest {
    /** All tests of the class share a world. */
    private static final AtomicInteger DAY = new AtomicInteger();

    private final World world;

    @TempDir
    Path directory = Path.of("set by JUnit");

    AuditTest(World world) {
        this.world = world;
    }

    @BeforeEach
    void work() {
        Member orders = world.member("orders");
        int day = DAY.incrementAndGet();
        String[] events = Kind.SAFE.stream()
                .map(kind -> kind.plant(orders, "day-%d-%s".formatted(day, kind.slug()))
                        .event())
                .toArray(String[]::new);
        world.proxy().clear();
        assertThat(cli().replay(events).status()).isZero();
    }

    private Cli cli() {
        return Cli.in(world, directory);
    }

    private String state() {
        return cli().state().toString();
    }

    @Test
    void trail_is_whole_and_says_so() {
        Cli.Run run = cli().run("audit", "verify", state());
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("whole", "none changed, none missing", "the key lay beside the log");
    }

    @Test
    void record_that_was_changed_is_named() throws IOException {
        Path bundle = files(cli().state().resolve("log/tile/entries")).getFirst();
        byte[] bytes = Files.readAllBytes(bundle);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("\"remediated\"") + 1] ^= 1;
        bundle.toFile().setWritable(true);
        Files.write(bundle, bytes);

        Cli.Run run = cli().run("audit", "verify", state());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("broken", "record 1 is the first that is not as it was logged");
    }

    @Test
    void file_beside_the_log_that_says_something_else_is_not_called_intact() throws IOException {
        Path trail = cli().state().resolve("trail.jsonl");
        Files.writeString(trail, Files.readString(trail).replaceFirst("\"remediated\"", "\"unchanged\""));

        Cli.Run run = cli().run("audit", "verify", state());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("record 1 in trail.jsonl is not the one in the log");

        Path out = directory.resolve("report");
        cli().run("report", "--framework=fsbp", "--state=" + state(), "--format=html", "--out=" + out);
        assertThat(out.resolve("report.html"))
                .content()
                .contains("record 1 in trail.jsonl")
                .doesNotContain("trail intact");
    }

    @Test
    void log_in_a_bucket_is_checked_the_same_way() throws IOException {
        S3Client s3 = world.sandbox()
                .fixture(world.organization().security(), World.HOME)
                .client(S3Client::builder);
        String bucket = "audit-log-" + DAY.get();
        s3.createBucket(request -> request.bucket(bucket));
        Path log = cli().state().resolve("log");
        for (Path file : files(log)) {
            s3.putObject(request -> request.bucket(bucket).key("2026/" + log.relativize(file)), file);
        }
        String key = cli().state().resolve("audit.vkey").toString();

        Cli.Run whole = cli().run("audit", "verify", "s3://" + bucket + "/2026/", "--key", key);
        assertThat(whole.status()).as(whole.out() + whole.err()).isZero();
        assertThat(whole.out()).contains("whole").doesNotContain("lay beside the log");

        s3.deleteObject(request -> request.bucket(bucket).key("2026/checkpoint"));
        Cli.Run headless = cli().run("audit", "verify", "s3://" + bucket + "/2026/", "--key", key);
        assertThat(headless.status()).isEqualTo(1);
        assertThat(headless.out()).contains("the checkpoint is missing");
    }

    @Test
    void log_under_another_key_is_not_believed() throws IOException {
        String key = Files.readString(cli().state().resolve("audit.vkey")).strip();
        String other = "parapet.example/other" + key.substring(key.indexOf('+'));
        Cli.Run run = cli().run("audit", "verify", state(), "--key", other);
        assertThat(run.status()).isNotZero();
        assertThat(run.out() + run.err()).doesNotContain("whole");
    }

    @Test
    void every_change_is_in_the_trail_under_the_name_of_its_call() throws IOException {
        List<String> told = calls().map(call -> call.path("api").asText().replaceAll(".*:", ""))
                .filter(Call::writes)
                .toList();
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(world.proxy().calls().stream()
                        .filter(Call::write)
                        .map(Call::operation)
                        .toList());
        assertThat(calls())
                .allSatisfy(call -> assertThat(call.path("request").asText()).isNotEmpty());
    }

    @Test
    void record_is_as_the_published_schema_says() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", "audit-record.schema.json")));
        assertThat(Files.readAllLines(cli().state().resolve("trail.jsonl")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(schema.validate(read(line))).isEmpty());
        assertThat(schema.validate(Json.object().put("phase", "INTENT"))).isNotEmpty();
    }

    @Test
    void pack_is_checked_without_parapet() throws IOException, InterruptedException {
        Path pack = directory.resolve("pack");
        assertThat(cli().run("audit", "export", state(), "--out", pack.toString())
                        .status())
                .isZero();
        Process python = new ProcessBuilder(
                        "python3",
                        pack.resolve("verify.py").toString(),
                        pack.resolve("log").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        assertThat(Files.readString(pack.resolve("log/checkpoint"))).contains(said.strip());
        assertThat(Files.readAllLines(pack.resolve("records.jsonl"))).hasSameSizeAs(files(pack.resolve("proofs")));
        assertThat(cli().run("audit", "export", state(), "--out", pack.toString())
                        .err())
                .contains("is there already and is kept");
        assertThat(cli().run("audit", "export", state(), "--out", pack + ".zip").status())
                .isZero();
        assertThat(cli().run("audit", "verify", pack.resolve("log").toString(), "--key", state() + "/audit.vkey")
                        .status())
                .isZero();
    }

    @Test
    void cloudtrail_agrees_and_its_surplus_is_found() throws IOException {
        Path logs = Files.createDirectories(directory.resolve("cloudtrail"));
        List<String> events = new ArrayList<>(
                calls().filter(call -> Call.writes(call.path("api").asText().replaceAll(".*:", "")))
                        .map(AuditTest::event)
                        .toList());
        Files.writeString(logs.resolve("day.json"), log(events));
        Cli.Run agreed = reconcile(logs);
        assertThat(agreed.status()).as(agreed.out() + agreed.err()).isZero();
        assertThat(agreed.out()).contains("complete  ", "0 only in CloudTrail, 0 only in the trail");

        events.add(event(Json.object()
                .put("api", "iam:DeleteUser")
                .put("request", "nobody-told")
                .put("at", "2026-11-24T12:00:00Z")));
        Files.writeString(logs.resolve("day.json"), log(events));
        Cli.Run surplus = reconcile(logs);
        assertThat(surplus.status()).isEqualTo(1);
        assertThat(surplus.out()).contains("incomplete", "only in CloudTrail: ", "iam:DeleteUser", "nobody-told");
        assertThat(cli().run("audit", "show", state()).out()).contains("reconciled", "complete", "incomplete");
    }

    @Test
    void wrong_calls_are_told_what_is_wrong() {
        assertThat(cli().run("audit").err()).contains("a verb is missing: verify, show");
        assertThat(cli().run("audit", "verify", directory.toString()).err()).contains("holds no log");
        assertThat(cli().run("audit", "show", state(), "999").err()).contains("the last is");
        assertThat(cli().run("audit", "prove", state(), "-1").err()).contains("the log has");
        assertThat(cli().run("audit", "verify", state(), "--key", "nonsense").status())
                .isNotZero();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private Cli.Run reconcile(Path logs) {
        return cli().run("audit", "reconcile", "--state", state(), "--cloudtrail", logs.toString());
    }

    private Stream<JsonNode> calls() throws IOException {
        return Files.readAllLines(cli().state().resolve("trail.jsonl")).stream()
                .map(AuditTest::read)
                .flatMap(entry -> entry.path("calls").valueStream());
    }

    private static JsonNode read(String line) {
        try {
            return Json.read(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static String log(List<String> events) {
        return events.stream().collect(Collectors.joining(",", "{\"Records\": [", "]}"));
    }

    /** The call as CloudTrail tells of it. */
    private static String event(JsonNode call) {
        String[] api = call.path("api").asText().split(":", 2);
        return """
                {"eventTime": "%s", "eventSource": "%s.amazonaws.com", "eventName": "%s", "requestID": "%s",
                 "readOnly": false, "recipientAccountId": "111122223333", "userIdentity": {"sessionContext":
                 {"sessionIssuer": {"arn": "arn:aws:iam::111122223333:role/parapet/identity"}}}}""".formatted(
                        call.path("at").asText().replaceAll("\\.\\d+", ""),
                        api[0],
                        api[1],
                        call.path("request").asText());
    }
}
