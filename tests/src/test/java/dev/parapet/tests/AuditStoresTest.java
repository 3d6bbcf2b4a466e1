package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parapet.audit.aws.DynamoHead;
import dev.parapet.audit.aws.DynamoOutbox;
import dev.parapet.audit.aws.KmsSigner;
import dev.parapet.audit.aws.S3Store;
import dev.parapet.audit.log.Algorithm;
import dev.parapet.audit.log.Equivocation;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.SignerUnusable;
import dev.parapet.audit.log.StoreUnusable;
import dev.parapet.audit.sequence.Batch;
import dev.parapet.audit.sequence.Head;
import dev.parapet.audit.sequence.LogDiverged;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.When;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** What the log needs from S3, DynamoDB and KMS, and how it says that it does not get it. */
@ExtendWith(InWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditStoresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private final World world;
    private final AuditAccount audit;

    AuditStoresTest(World world) {
        this.world = world;
        this.audit = AuditAccount.make(world, "stores");
    }

    @BeforeAll
    void nothing_else_is_there() {
        assertThat(audit.heads(false).read()).isEqualTo(Head.NEW);
    }

    private StoreUnusable refused(Fault fault, String operation, Runnable call) {
        world.proxy().heal();
        world.proxy().inject(fault, When.operation(operation));
        return catchThrowableOfType(StoreUnusable.class, call::run);
    }

    @Test
    void a_file_is_created_once_and_the_same_again_is_fine() {
        S3Store store = audit.log(false);
        store.create("tile/0/001", new byte[] {1, 2});
        store.create("tile/0/001", new byte[] {1, 2});
        assertThatThrownBy(() -> store.create("tile/0/001", new byte[] {1, 3}))
                .isInstanceOf(Equivocation.class)
                .hasMessageContaining("log/tile/0/001");
        assertThat(store.get("tile/0/001")).contains(new byte[] {1, 2});
        assertThat(store.get("tile/0/002")).isEmpty();
        List<String> paths = new ArrayList<>();
        store.list("tile", paths::add);
        assertThat(paths).contains("tile/0/001");
    }

    @Test
    void a_file_that_was_created_without_hearing_of_it_is_created() {
        S3Store store = audit.log(false);
        assertThat(refused(new Fault.CutAfterServed(), "PutObject", () -> store.create("tile/0/003", new byte[] {3}))
                        .isRetriable())
                .isTrue();
        world.proxy().heal();
        store.create("tile/0/003", new byte[] {3});
    }

    @Test
    void the_checkpoint_goes_on_only_from_what_was_seen() {
        S3Store store = audit.log(false);
        assertThat(store.swap("checkpoint", Optional.of(new byte[] {9}), new byte[] {1}))
                .isFalse();
        assertThat(store.swap("checkpoint", Optional.empty(), new byte[] {1})).isTrue();
        assertThat(store.swap("checkpoint", Optional.empty(), new byte[] {2})).isFalse();
        assertThat(store.swap("checkpoint", Optional.of(new byte[] {1}), new byte[] {2}))
                .isTrue();
        assertThat(store.get("checkpoint")).contains(new byte[] {2});
    }

    /** The moment between reading and writing is the one that only S3 itself can guard. */
    @Test
    void who_comes_between_wins() {
        S3Store store = audit.log(false);
        store.swap("between", Optional.empty(), new byte[] {1});
        world.proxy().clear();
        world.proxy().before(2, () -> audit.log(false).swap("between", Optional.of(new byte[] {1}), new byte[] {2}));
        assertThat(store.swap("between", Optional.of(new byte[] {1}), new byte[] {3}))
                .isFalse();
        assertThat(store.get("between")).contains(new byte[] {2});
    }

    @Test
    void whether_it_is_worth_trying_again_is_said() {
        S3Store store = audit.log(false);
        for (Fault fault : List.of(new Fault.Throttle(), new Fault.ServerError(), new Fault.CutBefore())) {
            StoreUnusable put = refused(fault, "PutObject", () -> store.create("tile/0/009", new byte[] {1}));
            assertThat(put.isRetriable()).as("%s", fault).isTrue();
            assertThat(put).hasMessageContaining("s3://stores/log/tile/0/009").hasMessageContaining("wait a little");
            assertThat(refused(fault, "GetItem", () -> audit.heads(false).read())
                            .isRetriable())
                    .isTrue();
            assertThat(refused(
                                    fault,
                                    "TransactWriteItems",
                                    () -> audit.heads(false).swap(Head.NEW, Head.NEW))
                            .isRetriable())
                    .isTrue();
            assertThat(refused(
                                    fault,
                                    "PutItem",
                                    () -> audit.outbox(false, CLOCK).put("unlucky", new byte[0]))
                            .isRetriable())
                    .isTrue();
        }
        StoreUnusable denied =
                refused(new Fault.AccessDenied(), "PutObject", () -> store.create("tile/0/009", new byte[] {1}));
        assertThat(denied.isRetriable()).isFalse();
        assertThat(denied).hasMessageContaining("AccessDenied").hasMessageContaining("repair the access");
    }

    @Test
    void a_record_waits_until_it_has_its_place() {
        AuditAccount own = AuditAccount.make(world, "outbox");
        DynamoOutbox outbox = own.outbox(false, CLOCK);
        List<String> ids = IntStream.range(0, 130).mapToObj(i -> "id-" + i).toList();
        ids.forEach(id ->
                assertThat(outbox.put(id, id.getBytes(StandardCharsets.UTF_8))).isTrue());
        assertThat(outbox.put("id-7", new byte[] {1})).isFalse();

        assertThat(outbox.backlog().waiting()).isEqualTo(130);
        assertThat(outbox.backlog().oldest()).contains(CLOCK.instant());
        assertThat(outbox.pending(1000)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(outbox.pending(25)).hasSize(25);
        assertThat(outbox.entries(ids)).hasSize(130);
        assertThat(outbox.entries(List.of("id-7", "other")))
                .hasEntrySatisfying(
                        "id-7", entry -> assertThat(entry).asString().isEqualTo("id-7"))
                .hasSize(1);

        outbox.sequenced(40, ids.subList(0, 120));
        outbox.sequenced(40, ids.subList(0, 120));
        outbox.sequenced(400, List.of("gone"));
        assertThat(outbox.index("id-3")).hasValue(43);
        assertThat(outbox.index("gone")).isEmpty();
        assertThat(outbox.index("id-129")).isEmpty();
        assertThat(outbox.pending(1000)).containsExactlyInAnyOrderElementsOf(ids.subList(120, 130));
        assertThat(outbox.put("id-3", new byte[] {1})).as("for thirty days").isFalse();
    }

    @Test
    void a_head_is_replaced_by_one_who_saw_it_together_with_its_batch() {
        AuditAccount own = AuditAccount.make(world, "head");
        DynamoHead heads = own.heads(false);
        Head first = new Head(1, 0, 0, Head.NEW.root(), 0, Instant.EPOCH, new Head.Lease(1, "one", CLOCK.instant()));
        Head stolen = new Head(2, 0, 0, Head.NEW.root(), 0, Instant.EPOCH, new Head.Lease(2, "two", CLOCK.instant()));
        Head assigned = new Head(2, 2, 0, Head.NEW.root(), 0, Instant.EPOCH, first.lease());
        Batch batch = new Batch(0, List.of("a", "b"));

        assertThat(heads.swap(Head.NEW, first)).isTrue();
        assertThat(heads.swap(Head.NEW, stolen)).isFalse();
        assertThat(heads.read()).isEqualTo(first);
        assertThat(heads.swap(first, stolen)).isTrue();
        assertThat(heads.assign(first, assigned, batch)).as("a zombie").isFalse();
        assertThatThrownBy(() -> heads.batch(0)).isInstanceOf(LogDiverged.class);
        Head last = new Head(3, 2, 0, Head.NEW.root(), 0, Instant.EPOCH, stolen.lease());
        assertThat(heads.assign(stolen, last, batch)).isTrue();
        assertThat(heads.batch(0)).isEqualTo(batch);
        assertThat(heads.assign(stolen, last, batch))
                .as("an answer that was lost")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactWriteItems", "PutItem"})
    void a_write_that_happened_and_was_not_heard_of_is_found_by_the_second_attempt(String operation) {
        AuditAccount own = AuditAccount.make(world, "lost-" + operation.toLowerCase(Locale.ROOT));
        world.proxy().inject(new Fault.CutAfterServed(), When.next(1, When.operation(operation)));
        Head first = new Head(1, 0, 0, Head.NEW.root(), 0, Instant.EPOCH, new Head.Lease(1, "one", CLOCK.instant()));
        if (operation.equals("PutItem")) {
            DynamoOutbox outbox = new DynamoOutbox(own.client(DynamoDbClient::builder, true), own.name(), CLOCK);
            assertThat(outbox.put("once", new byte[] {1}))
                    .as("somebody was first: this one itself")
                    .isFalse();
            assertThat(outbox.pending(9)).containsExactly("once");
        } else {
            assertThat(own.heads(true).swap(Head.NEW, first)).isTrue();
        }
    }

    @Test
    void what_kms_signs_java_verifies() {
        KmsSigner signer = audit.signer();
        assertThat(signer.vkey().algorithm()).isEqualTo(Algorithm.ECDSA_P256);
        Note note = Note.of(AuditAccount.ORIGIN + "\n0\nhash\n").signedBy(signer);
        assertThat(note.verify(List.of(signer.vkey()))).containsExactly(signer.vkey());
    }

    @Test
    void a_key_that_cannot_sign_is_said() {
        KmsClient kms = audit.client(KmsClient::builder, false);
        assertThatThrownBy(() -> KmsSigner.open(kms, "00000000-0000-0000-0000-000000000000", AuditAccount.ORIGIN))
                .isInstanceOf(SignerUnusable.class)
                .hasMessageContaining("00000000-0000-0000-0000-000000000000")
                .hasMessageContaining("NotFoundException");
        KmsSigner signer = KmsSigner.open(kms, audit.key(), AuditAccount.ORIGIN);
        world.proxy().inject(new Fault.Throttle(), When.operation("Sign"));
        assertThatThrownBy(() -> signer.sign(new byte[] {1}))
                .isInstanceOf(SignerUnusable.class)
                .hasMessageContaining("records wait");
    }
}
