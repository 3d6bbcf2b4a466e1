package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Json;
import dev.parapet.remediations.Answer;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Detector;
import dev.parapet.sandbox.Organization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** What must not act is refused with a reason, and stops nobody else. */
@ExtendWith(InWorld.class)
class RefusalTest {
    private final World world;
    private final Member orders;

    @TempDir
    Path directory = Path.of("set by JUnit");

    RefusalTest(World world) {
        this.world = world;
        this.orders = world.member("orders");
    }

    @Test
    void member_may_not_speak_for_another_member() {
        Planted fault = Kind.KEY.plant(orders, "framed");
        String forged = new Detector(
                        orders.account(), World.HOME, world.member("staging").account())
                .stolen("IAMUser", "framed", fault.resource());
        assertThat(heard(forged)).isInstanceOf(Answer.Rejected.class).asString().contains("may not speak for");
        assertThat(fault.stands()).isTrue();
        assertThat(heard(forged.replace(
                        "\"account\":\"" + world.member("staging").account(),
                        "\"account\":\"" + world.organization().security())))
                .as("GuardDuty's administrator may")
                .isInstanceOf(Answer.Judged.class);
        assertThat(fault.repaired()).isTrue();
    }

    @Test
    void account_outside_the_organization_is_refused() {
        String stranger = "999988887777";
        String event = new Detector(stranger, World.HOME, stranger).stolen("IAMUser", "eve", "AKIAEXAMPLESTRANGER1");
        assertThat(heard(event))
                .isInstanceOf(Answer.Rejected.class)
                .asString()
                .contains("not an active account of the organization");
        assertThat(world.proxy().calls()).noneMatch(call -> call.operation().equals("AssumeRole"));
    }

    @Test
    void suspended_account_is_refused() {
        OrganizationsClient organizations =
                world.sandbox().fixture(Organization.MANAGEMENT, World.HOME).client(OrganizationsClient::builder);
        String closed = organizations
                .createAccount(request -> request.accountName("closed").email("closed@example.com"))
                .createAccountStatus()
                .accountId();
        organizations.closeAccount(request -> request.accountId(closed));
        String event = new Detector(closed, World.HOME, closed).stolen("IAMUser", "eve", "AKIAEXAMPLESUSPENDED");
        assertThat(heard(event)).isInstanceOf(Answer.Rejected.class).asString().contains("not an active account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.ec2", "aws.config", "com.example", "aws.partner/example.com/guardduty"})
    void finding_of_guardduty_from_another_source_is_refused(String source) {
        Planted fault = Kind.KEY.plant(orders, "source-" + Integer.toHexString(source.hashCode()));
        String forged = fault.event().replace("\"aws.guardduty\"", "\"" + source + "\"");
        assertThat(heard(forged)).isInstanceOf(Answer.Rejected.class).asString().contains("source may not send this");
        assertThat(fault.stands()).isTrue();
    }

    static Stream<String> broken() {
        String event = new Detector("111122223333", World.HOME, "111122223333")
                .stolen("IAMUser", "eve", "AKIAEXAMPLEBROKEN001");
        return Stream.of(
                "",
                "null",
                "[]",
                "{\"id\":",
                event.substring(0, event.length() / 2),
                event + event,
                event.replaceFirst("\"version\":\"0\"", "\"id\":\"first\",\"version\":\"0\""),
                event.replaceFirst("\"account\":\"\\d+\"", "\"account\":111122223333"),
                event.replaceFirst("\"accessKeyId\":\"\\w+\"", "\"accessKeyId\":[\"AKIAEXAMPLEBROKEN001\"]"),
                event.replaceFirst("\"detail\":\\{", "\"detail\":[{") + "]",
                "[".repeat(100_000),
                "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
                event.replace("eve", "e".repeat(1_048_576)),
                "\u0000\u0001\uFFFD\uFFFD\u007F\u0080");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("broken")
    void broken_event_is_refused_with_a_reason_and_no_call_is_made(String text) {
        Answer answer = heard(text);
        assertThat(answer).isInstanceOf(Answer.Rejected.class);
        assertThat(((Answer.Rejected) answer).reason()).isNotBlank().hasSizeLessThan(400);
        assertThat(((Answer.Rejected) answer).entry()).as("it is in the trail").isPresent();
        assertThat(world.proxy().calls()).isEmpty();
    }

    @Test
    void others_in_the_same_call_are_handled() {
        Planted fault = Kind.BUCKET.plant(orders, "among-ruins");
        Cli cli = Cli.in(world, directory);
        List<String> events = Stream.concat(broken(), Stream.of(fault.event())).toList();
        Cli.Run run = cli.replay(events.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).hasSameSizeAs(events);
        assertThat(run.lines().subList(0, events.size() - 1))
                .allMatch(line -> line.path("decision").asText().equals("rejected"));
        assertThat(run.outcomes().getLast()).isEqualTo("remediated");
        assertThat(fault.repaired()).isTrue();
    }

    @Test
    void bytes_that_are_no_text_are_refused_and_the_file_beside_them_is_handled() throws Exception {
        Planted fault = Kind.BUCKET.plant(orders, "beside-bytes");
        Cli cli = Cli.in(world, directory);
        String[] command = cli.replayCommand("", fault.event());
        byte[] bytes = new byte[4096];
        new Random(7).nextBytes(bytes);
        Files.write(Path.of(command[command.length - 2]), bytes);
        Cli.Run run = cli.run(command);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines())
                .extracting(line -> line.path("decision").asText())
                .containsExactly("rejected", "remediate");
        assertThat(fault.repaired()).isTrue();
    }

    @Test
    void hostile_names_reach_neither_aws_nor_the_terminal() {
        List<String> names = List.of(
                "<script>alert(1)</script>",
                "name\nsecond line",
                "\u001b[31mred\u001b[0m",
                "../../etc/passwd",
                "bidi\u202Eevil",
                "; rm -rf /",
                "a b");
        List<String> events = names.stream().flatMap(this::about).toList();
        Cli cli = Cli.in(world, directory);
        Cli.Run told = cli.run(plan(cli, events));
        assertThat(told.out()).contains("rejected");
        assertThat(told.out() + told.err()).doesNotContain("\u001b", "\u202E", "\nsecond line");
        Cli.Run replayed = cli.replay(events.toArray(String[]::new));
        assertThat(replayed.lines()).hasSize(events.size());
        assertThat(replayed.out() + replayed.err()).doesNotContain("\u001b");
        assertThat(world.proxy().calls())
                .noneMatch(Call::write)
                .noneMatch(call -> call.parameters().values().stream()
                        .anyMatch(value -> names.stream().anyMatch(value::contains)));
    }

    /** One event for each way in which a name can come. */
    private Stream<String> about(String name) {
        Detector detector = orders.detector();
        return Stream.of(
                detector.call("rds", "CreateDBInstance", Json.object().put("dBInstanceIdentifier", name)),
                detector.call("s3", "CreateBucket", Json.object().put("bucketName", name)),
                detector.call(
                        "ec2", "AuthorizeSecurityGroupIngress", Json.object().put("groupId", name)),
                detector.configRule("rds-instance-public-access-check", "AWS::RDS::DBInstance", name),
                detector.stolen("IAMUser", name, "AKIAEXAMPLEHOSTILE01"),
                detector.stolen("AssumedRole", name, "ASIAEXAMPLEHOSTILE01"),
                detector.event(name, name, Json.object().put(name, name)));
    }

    private static String[] plan(Cli cli, List<String> events) {
        List<String> replay = List.of(cli.replayCommand(events.toArray(String[]::new)));
        return Stream.concat(Stream.of("plan"), replay.subList(5, replay.size()).stream())
                .toArray(String[]::new);
    }

    private Answer heard(String event) {
        try (Parapet parapet = Parapet.in(world, directory)) {
            return parapet.handle(event).getFirst();
        }
    }
}
