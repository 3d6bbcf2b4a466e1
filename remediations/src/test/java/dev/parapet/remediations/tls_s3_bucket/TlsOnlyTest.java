package dev.parapet.remediations.tls_s3_bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Json;
import dev.parapet.remediations.shared.ResourcePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsOnlyTest {
    private final TlsOnly tls = new TlsOnly("arn:aws:s3:::orders");

    private ResourcePolicy denying(String action, String... resources) {
        return ResourcePolicy.EMPTY.plus(tls.statement().put("Action", action).set("Resource", Json.array(resources)));
    }

    @Test
    void what_is_added_is_recognised_and_added_to_nothing_else() {
        ResourcePolicy policy = denying("s3:GetObject", "*");

        assertThat(tls.isSaidBy(policy)).isFalse();
        assertThat(tls.isSaidBy(tls.addedTo(policy))).isTrue();
        assertThat(tls.addedTo(policy).statements())
                .startsWith(policy.statements().getFirst())
                .hasSize(2);
    }

    @Test
    void a_name_that_is_taken_is_not_taken_twice() {
        ResourcePolicy twice = tls.addedTo(denying("s3:GetObject", "*"));

        assertThat(twice.statements().getFirst().sid()).isNotEmpty();
        assertThat(twice.statements().getLast().sid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:*, arn:aws:s3:::orders, arn:aws:s3:::orders/*, true",
        "S3:*, arn:aws:s3:::orders*, arn:aws:s3:::orders*, true",
        "*, *, *, true",
        "s3:*, arn:aws:s3:::order?, arn:aws:s3:::*/*, true",
        "s3:*, arn:aws:s3:::orders/*, arn:aws:s3:::orders/*, false",
        "s3:*, arn:aws:s3:::orders, arn:aws:s3:::orders, false",
        "s3:*, arn:aws:s3:::orders, arn:aws:s3:::orders/private/*, false",
        "s3:*, arn:aws:s3:::orders, arn:aws:s3:::orders/?*, false",
        "s3:*, arn:aws:s3:::orders, arn:aws:s3:::orders-archive/*, false",
        "s3:Get*, arn:aws:s3:::orders, arn:aws:s3:::orders/*, false"
    })
    void bucket_and_all_its_objects_have_to_be_covered(String action, String one, String other, boolean said) {
        assertThat(tls.isSaidBy(denying(action, one, other))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "Bool, aws:SecureTransport, false, true",
        "boolifexists, AWS:SECURETRANSPORT, False, true",
        "Bool, aws:SecureTransport, true, false",
        "Bool, aws:ViaAWSService, false, false",
        "StringEquals, aws:SecureTransport, false, false"
    })
    void only_the_lack_of_tls_may_be_the_condition(String operator, String key, String value, boolean said) {
        var condition = Json.object().set(operator, Json.object().put(key, value));

        assertThat(tls.isSaidBy(ResourcePolicy.EMPTY.plus(tls.statement().set("Condition", condition))))
                .isEqualTo(said);
    }

    @Test
    void a_second_condition_narrows_the_denial() {
        var condition = Json.object();
        condition.set("Bool", Json.object().put("aws:SecureTransport", "false"));
        condition.set("IpAddress", Json.object().put("aws:SourceIp", "203.0.113.0/24"));

        assertThat(tls.isSaidBy(ResourcePolicy.EMPTY.plus(tls.statement().set("Condition", condition))))
                .isFalse();
    }
}
