package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

@ExtendWith(InWorld.class)
class BucketRepairTest {
    private final World world;
    private final Member web;

    @TempDir
    Path directory = Path.of("set by JUnit");

    BucketRepairTest(World world) {
        this.world = world;
        this.web = world.member("web");
    }

    @ParameterizedTest
    @CsvSource({
        "aws:kms,      arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, false",
        "aws:kms,      arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, true",
        "aws:kms:dsse, arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, false",
        "aws:kms,      , false"
    })
    void kms_setting_of_any_kind_is_never_touched(String algorithm, String key, boolean bucketKey) {
        String name = "kms-%x".formatted((algorithm + key + bucketKey).hashCode());
        web.bucket(name);
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .bucketKeyEnabled(bucketKey)
                .applyServerSideEncryptionByDefault(
                        standard -> standard.sseAlgorithm(algorithm).kmsMasterKeyID(key))
                .build();
        web.s3()
                .putBucketEncryption(
                        request -> request.bucket(name).serverSideEncryptionConfiguration(to -> to.rules(rule)));
        String before = web.encryption(name);
        assertThat(word(name)).isEqualTo("unchanged");
        assertThat(web.encryption(name)).isEqualTo(before).startsWith(algorithm);
        assertThat(world.proxy().calls()).noneMatch(call -> call.write());
    }

    @Test
    void bucket_of_another_account_is_not_touched() {
        world.member("orders").bucket("foreign");
        assertThat(word("foreign")).isEqualTo("failed");
        assertThat(world.member("orders").encryption("foreign")).startsWith("AES256");
        assertThat(world.proxy().calls()).noneMatch(call -> call.write());
    }

    @Test
    void bucket_that_is_gone_is_left_alone() {
        assertThat(word("never-made")).isEqualTo("unchanged");
    }

    private String word(String bucket) {
        try (Parapet parapet = Parapet.in(world, directory)) {
            return parapet.verdict(web.detector()
                            .call("s3", "CreateBucket", Json.object().put("bucketName", bucket)))
                    .outcome()
                    .word();
        }
    }
}
