package dev.parapet.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.report.ReportFiles.Format;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No report that is to be redacted tells an account number, in whatever form. */
class RedactionTest {
    private static final String FOREIGN = "999988887777";
    private static final String NEIGHBOUR = "444455556666";
    private static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    private static final byte[] SECRET = "a secret that only the test knows".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private static Story story() {
        ResourceId queue = new ResourceId(
                "aws",
                NEIGHBOUR,
                Story.REGION,
                "AWS::SQS::Queue",
                "https://sqs.eu-west-1.amazonaws.com/%s/jobs".formatted(NEIGHBOUR));
        return new Story()
                .repaired(Story.DOOR, "logs%sbackup".formatted(Story.ACCOUNT))
                .approvedIntent(Story.DOOR, KEY_ID, "arn:aws:sts::%s:assumed-role/admin/ben".formatted(NEIGHBOUR))
                .outcome("failed")
                .decided(
                        Story.DOOR,
                        queue,
                        "escalate",
                        "none",
                        "arn:aws:iam::%s:root may read it; %s-%s-%s, too"
                                .formatted(
                                        FOREIGN,
                                        NEIGHBOUR.substring(0, 4),
                                        NEIGHBOUR.substring(4, 8),
                                        NEIGHBOUR.substring(8)))
                .rejected("sender %s may not speak".formatted(FOREIGN))
                .visited(Story.WALL, Swept.Word.FAILED, "role of %s cannot be assumed".formatted(Story.ACCOUNT))
                .granted(Story.exemption(
                        "arn:aws:s3:::%s-*".formatted(Story.ACCOUNT), Story.END.plus(Duration.ofDays(3))))
                .hanging("Workloads/%s".formatted(Story.ACCOUNT));
    }

    private static Report redacted() {
        return story().redacted(Redaction.under(SECRET)).report();
    }

    private String everything(Report report) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : ReportFiles.write(report, EnumSet.complementOf(EnumSet.of(Format.PDF)), directory)) {
            String text = Files.readString(file);
            all.append(text);
            Matcher packed =
                    Pattern.compile("octet-stream\" id=\"[a-z-]+\">([^<]+)<").matcher(text);
            while (packed.find()) {
                all.append(unpacked(packed.group(1)));
            }
        }
        return all.toString();
    }

    private static String unpacked(String base64) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void no_format_tells_an_account_that_the_evidence_names() throws IOException {
        String all = everything(redacted());

        for (String account : List.of(Story.ACCOUNT, NEIGHBOUR, FOREIGN, "4444-5555-6666", KEY_ID)) {
            assertThat(all.split(account, -1)).as(account).hasSize(1);
        }
        assertThat(all).contains("account-", "Redacted copy");
    }

    /** Otherwise the test above would pass on an empty report. */
    @Test
    void without_redaction_every_one_of_them_is_told() throws IOException {
        String all = everything(story().report());

        assertThat(all).contains(Story.ACCOUNT, NEIGHBOUR, FOREIGN, "4444-5555-6666", KEY_ID);
    }

    @Test
    void number_and_hash_of_a_record_stay_those_of_the_original() {
        assertThat(redacted().changes())
                .extracting(Change::index, Change::sha256)
                .isEqualTo(story().report().changes().stream()
                        .map(change -> org.assertj.core.groups.Tuple.tuple(change.index(), change.sha256()))
                        .toList());
    }

    @Test
    void ids_that_are_made_of_names_tell_no_account_to_whoever_tries_them_all() throws IOException {
        Path plain = directory.resolve("plain");
        ReportFiles.write(story().report(), EnumSet.of(Format.OCSF), plain);
        ReportFiles.write(redacted(), EnumSet.of(Format.OCSF), directory);

        assertThat(uids(directory)).isNotEmpty().doesNotContainAnyElementsOf(uids(plain));
    }

    private static Set<String> uids(Path from) throws IOException {
        return Files.readAllLines(from.resolve("report.ocsf.jsonl")).stream()
                .map(RedactionTest::read)
                .map(event -> event.at("/finding_info/uid").asText())
                .filter(uid -> !uid.isEmpty())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static JsonNode read(String line) {
        try {
            return Json.read(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void one_key_makes_the_same_words_whatever_else_a_report_tells() {
        Redaction one = Redaction.under(SECRET).knowing(Set.of(Story.ACCOUNT, NEIGHBOUR));
        Redaction other = Redaction.under(SECRET).knowing(Set.of(Story.ACCOUNT));
        Redaction stranger = Redaction.under(new byte[16]).knowing(Set.of(Story.ACCOUNT));

        assertThat(one.text(Story.ACCOUNT)).matches("account-[a-z]{8}").isEqualTo(other.text(Story.ACCOUNT));
        assertThat(one.text(NEIGHBOUR)).isNotEqualTo(one.text(Story.ACCOUNT));
        assertThat(stranger.text(Story.ACCOUNT)).isNotEqualTo(one.text(Story.ACCOUNT));
        assertThat(one.replaced()).containsOnlyKeys(Story.ACCOUNT, NEIGHBOUR);
    }

    @Test
    void what_only_looks_like_a_number_is_left_as_it_is() {
        Redaction redaction = Redaction.under(SECRET).knowing(Set.of(Story.ACCOUNT));

        assertThat(List.of(
                        "sha256 ab123456789012cd",
                        "1b4e28ba-2fa1-41d2-983f-123456789012",
                        "20261101T000000Z-12345678",
                        "1761955260000",
                        "2026-1101-0000"))
                .allSatisfy(text -> assertThat(redaction.text(text)).isEqualTo(text));
    }

    @Test
    void a_key_that_can_be_guessed_is_refused() {
        assertThatThrownBy(() -> Redaction.under(new byte[15])).hasMessageContaining("sixteen bytes");
    }

    @Test
    void wherever_a_known_account_stands_it_is_replaced() {
        long seed = Long.getLong("parapet.seed", System.nanoTime());
        Random random = new Random(seed);
        Redaction redaction = Redaction.under(SECRET).knowing(Set.of(Story.ACCOUNT, NEIGHBOUR));
        String around = "0159abz-_:/\"{ é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n >= 0; n--) {
                text.append(random.nextBoolean() ? Story.ACCOUNT : NEIGHBOUR);
                for (int more = random.nextInt(4); more > 0; more--) {
                    text.append(around.charAt(random.nextInt(around.length())));
                }
            }
            assertThat(redaction.text(text.toString()))
                    .as("seed %d, %s", seed, text)
                    .doesNotContain(Story.ACCOUNT, NEIGHBOUR);
        }
    }
}
