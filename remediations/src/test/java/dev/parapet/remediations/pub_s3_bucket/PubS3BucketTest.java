package dev.parapet.remediations.pub_s3_bucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.Target;
import dev.parapet.remediations.pub_s3_bucket.PubS3Bucket.Bucket;
import dev.parapet.remediations.shared.PublicAccessBlock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PubS3BucketTest {
    private static final Origin ORIGIN =
            new Origin("e-1", "aws.s3", "111122223333", "111122223333", "aws", "eu-west-1", Instant.EPOCH);

    private final PubS3Bucket guardrail = new PubS3Bucket();

    /** All sixteen. */
    static Stream<PublicAccessBlock> blocks() {
        return IntStream.range(0, 16)
                .mapToObj(
                        bits -> new PublicAccessBlock((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0));
    }

    private Decision decide(Optional<PublicAccessBlock> block, boolean website) {
        return guardrail.decide(
                Target.of(ORIGIN.resource("AWS::S3::Bucket", "orders")), new Bucket("orders", block, website));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatever_is_missing_is_put_and_comes_off_again(PublicAccessBlock block) {
        Decision decision = decide(Optional.of(block), false);

        if (block.equals(PublicAccessBlock.ALL)) {
            assertThat(decision.intended()).isEmpty();
        } else {
            Action put = new SetPublicAccessBlock(
                    "orders", "111122223333", Optional.of(block), Optional.of(PublicAccessBlock.ALL));
            assertThat(decision.intended().orElseThrow().actions()).containsExactly(put);
            assertThat(put.undo())
                    .contains(new SetPublicAccessBlock(
                            "orders", "111122223333", Optional.of(PublicAccessBlock.ALL), Optional.of(block)));
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void only_a_call_that_asks_for_all_four_needs_no_look(PublicAccessBlock block) {
        ObjectNode asked = Json.object()
                .put("BlockPublicAcls", block.blockAcls())
                .put("IgnorePublicAcls", block.ignoreAcls())
                .put("BlockPublicPolicy", block.blockPolicy())
                .put("RestrictPublicBuckets", block.restrictBuckets());

        assertThat(guardrail.repairs(
                        call(Json.object().put("bucketName", "orders").set("PublicAccessBlockConfiguration", asked))))
                .isEqualTo(block.equals(PublicAccessBlock.ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Orders", "a", "orders/archive", "-orders", "orders archive", "orders*"})
    void what_is_no_bucket_name_names_no_bucket(String name) {
        assertThat(guardrail.targets(call(Json.object().put("bucketName", name))))
                .isEmpty();
    }

    private static Finding.ApiActivity call(ObjectNode request) {
        return new Finding.ApiActivity(
                ORIGIN,
                "s3.amazonaws.com",
                "PutBucketPublicAccessBlock",
                Optional.empty(),
                Optional.empty(),
                request,
                Json.object());
    }
}
