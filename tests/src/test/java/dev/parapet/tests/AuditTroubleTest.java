package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.cli.Main;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Disks that are full, logs that are cut, mixed up or out of reach: each is said, and nothing is overwritten. */
@ExtendWith(InWorld.class)
class AuditTroubleTest {
    /** All tests of the class share a world. */
    private static final AtomicInteger DAY = new AtomicInteger();

    private final World world;
    private final int day = DAY.incrementAndGet();

    @TempDir
    Path directory = Path.of("set by JUnit");

    AuditTroubleTest(World world) {
        this.world = world;
    }

    @AfterEach
    void heal() {
        world.proxy().heal();
    }

    private Cli cli() {
        return Cli.in(world, directory);
    }

    private String planted() {
        return Kind.SAFE
                .getFirst()
                .plant(world.member("orders"), "trouble-%d-%d".formatted(day, DAY.incrementAndGet()))
                .event();
    }

    private Path worked() {
        assertThat(cli().replay(planted()).status()).isZero();
        return cli().state();
    }

    private Cli.Run verify(Path state, String... more) {
        return cli().run(Stream.concat(Stream.of("audit", "verify", state.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    /** Another organization's log, complete, with its own key. */
    private Path ofAnotherOrganization() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Cli other = Cli.in(world, elsewhere);
        assertThat(other.replay(planted()).status()).isZero();
        return other.state();
    }

    @Test
    void nothing_is_written_to_aws_while_the_disk_takes_no_record() throws Exception {
        String[] replay = cli().replayCommand(planted());
        Path said = directory.resolve("said");
        world.proxy().clear();

        ProcessBuilder builder = new ProcessBuilder(Stream.of(
                        Stream.of("sh", "-c", "ulimit -f 1 && exec \"$@\"", "sh"), // no file over 512 bytes
                        Cli.java().stream(),
                        Stream.of("-XX:-UsePerfData", Main.class.getName()),
                        Stream.of(replay))
                .flatMap(part -> part)
                .toList());
        builder.environment().putAll(cli().environment());
        Process process = builder.redirectErrorStream(true).start();
        Files.write(said, process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(said).content().contains("trail.jsonl").doesNotContain("defect", "\tat ");
        assertThat(world.proxy().calls()).isNotEmpty().noneMatch(Call::write);
    }

    @Test
    void what_could_not_be_put_into_the_log_is_there_after_the_next_run() throws IOException {
        Path state = worked();
        Path away = Files.move(state.resolve("log"), directory.resolve("log"));
        Files.writeString(state.resolve("log"), "not a folder");
        Cli.Run refused = cli().replay(planted());
        assertThat(refused.status()).as(refused.err()).isEqualTo(3);
        assertThat(refused.err()).contains(state.resolve("log").toString()).doesNotContain("defect", "\tat ");

        Files.delete(state.resolve("log"));
        Files.move(away, state.resolve("log"));
        assertThat(cli().replay(planted()).status()).isZero();

        Cli.Run whole = verify(state);
        assertThat(whole.status()).as(whole.out() + whole.err()).isZero();
        List<String> trail = Files.readAllLines(state.resolve("trail.jsonl"));
        assertThat(whole.out()).contains("%d records are as they were logged".formatted(trail.size()));
    }

    @Test
    void log_of_another_organization_is_not_taken_for_this_one() throws IOException {
        Path ours = worked();
        Path theirs = ofAnotherOrganization();

        Cli.Run wrongKey = verify(ours, "--key", theirs.resolve("audit.vkey").toString());
        assertThat(wrongKey.status()).isEqualTo(1);
        assertThat(wrongKey.out() + wrongKey.err())
                .contains("no known key signed it")
                .doesNotContain("defect", "\tat ");

        Cli.Run wrongCheckpoint =
                verify(ours, "--known", theirs.resolve("log/checkpoint").toString());
        assertThat(wrongCheckpoint.status()).isEqualTo(1);
        assertThat(wrongCheckpoint.out()).contains("known checkpoint 1");
    }

    @Test
    void log_of_another_organization_put_into_the_state_directory_is_not_gone_on_with() throws IOException {
        Path ours = worked();
        Path theirs = ofAnotherOrganization();
        byte[] checkpoint = Files.readAllBytes(theirs.resolve("log/checkpoint"));
        Files.delete(ours.resolve("log/checkpoint"));
        Files.write(ours.resolve("log/checkpoint"), checkpoint);

        Cli.Run run = cli().replay(planted());

        assertThat(run.status()).as(run.err()).isNotZero();
        assertThat(run.err()).doesNotContain("defect", "\tat ");
        assertThat(ours.resolve("log/checkpoint")).hasBinaryContent(checkpoint);
    }

    @Test
    void log_that_was_put_back_to_an_earlier_day_is_not_gone_on_with() throws IOException {
        Path state = worked();
        byte[] yesterday = Files.readAllBytes(state.resolve("log/checkpoint"));
        assertThat(cli().replay(planted()).status()).isZero();
        Files.delete(state.resolve("log/checkpoint"));
        Files.write(state.resolve("log/checkpoint"), yesterday);

        Cli.Run broken = verify(state);
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).contains("the log was cut or put back");

        Cli.Run run = cli().replay(planted());
        assertThat(run.status()).as(run.err()).isNotZero();
        assertThat(run.err()).doesNotContain("defect", "\tat ");
    }

    @Test
    void throttled_bucket_is_waited_for_and_one_that_never_answers_is_named() throws IOException {
        Path state = worked();
        String place = "s3://%s/".formatted(copied(state));
        String key = state.resolve("audit.vkey").toString();
        world.proxy().inject(new Fault.Throttle(), When.next(2, When.operation("GetObject")));
        Cli.Run waited = cli().run("audit", "verify", place, "--key", key);
        assertThat(waited.status()).as(waited.out() + waited.err()).isZero();

        world.proxy().inject(new Fault.Throttle(), When.operation("GetObject"));
        Cli.Run never = cli().run("audit", "verify", place, "--key", key);
        assertThat(never.status()).as(never.out() + never.err()).isEqualTo(3);
        assertThat(never.err()).contains(place, "SlowDown").doesNotContain("defect", "\tat ");
    }

    private String copied(Path state) throws IOException {
        S3Client s3 = world.sandbox()
                .fixture(world.organization().security(), World.HOME)
                .client(S3Client::builder);
        String bucket = "trouble-" + day;
        s3.createBucket(request -> request.bucket(bucket));
        Path log = state.resolve("log");
        try (Stream<Path> files = Files.walk(log)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> s3.putObject(
                            request -> request.bucket(bucket)
                                    .key(log.relativize(file).toString()),
                            file));
        }
        return bucket;
    }

    @Test
    void cloudtrail_is_read_from_its_bucket_and_a_bucket_that_is_not_there_is_named() throws IOException {
        Path state = worked();
        S3Client s3 = world.sandbox()
                .fixture(world.organization().security(), World.HOME)
                .client(S3Client::builder);
        String bucket = "cloudtrail-" + day;
        s3.createBucket(request -> request.bucket(bucket));
        s3.putObject(
                request -> request.bucket(bucket).key("AWSLogs/o-1/one.json"),
                RequestBody.fromString("{\"Records\": [{\"eventName\": \"Other\"}]}"));

        Cli.Run read = reconcile(state, "s3://" + bucket + "/AWSLogs/");
        assertThat(read.status()).as(read.err()).isEqualTo(1);
        assertThat(read.out()).contains("incomplete", "1 records of CloudTrail were read");

        Cli.Run missing = reconcile(state, "s3://no-such-bucket-" + day + "/");
        assertThat(missing.status()).isEqualTo(3);
        assertThat(missing.err()).contains("no-such-bucket-" + day, "NoSuchBucket");
    }

    @Test
    void policies_that_the_settings_choose_are_tried_out_on_the_logs_in_the_bucket() {
        S3Client s3 = world.sandbox()
                .fixture(world.organization().security(), World.HOME)
                .client(S3Client::builder);
        String bucket = "impact-" + day;
        s3.createBucket(request -> request.bucket(bucket));
        s3.putObject(
                request -> request.bucket(bucket).key("AWSLogs/o-1/111122223333/CloudTrail/one.json"),
                RequestBody.fromString(
                        """
                        {"Records": [{"eventVersion": "1.11", "eventTime": "%s", "eventID": "e-1",
                          "eventSource": "cloudtrail.amazonaws.com", "eventName": "StopLogging", "awsRegion": "eu-west-1",
                          "recipientAccountId": "111122223333", "requestParameters": {"name": "main"},
                          "userIdentity": {"type": "AssumedRole", "accountId": "111122223333",
                            "arn": "arn:aws:sts::111122223333:assumed-role/developer/x",
                            "sessionContext": {"sessionIssuer": {"arn": "arn:aws:iam::111122223333:role/developer"}}}}]}
                        """.formatted(java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))));

        Cli.Run replayed = cli().run("policy", "impact", "--cloudtrail", "s3://" + bucket + "/AWSLogs/");

        assertThat(replayed.status()).as(replayed.err()).isZero();
        assertThat(replayed.out()).contains("would be denied", "cloudtrail:StopLogging");
        Cli.Run missing = cli().run("policy", "impact", "--cloudtrail", "s3://no-such-bucket-" + day + "/");
        assertThat(missing.status()).isEqualTo(3);
        assertThat(missing.err()).contains("no-such-bucket-" + day);
    }

    private Cli.Run reconcile(Path state, String place) {
        return cli().run(
                        "audit",
                        "reconcile",
                        "--state",
                        state.toString(),
                        "--cloudtrail",
                        place,
                        "--to",
                        "2099-01-01T00:00:00Z");
    }
}
