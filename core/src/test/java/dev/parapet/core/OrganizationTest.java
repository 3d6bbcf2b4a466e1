package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationTest {
    private static final String SECURITY = "999988887777";
    private static final String AUDIT = "444455556666";
    private static final String MEMBER = "111122223333";
    private static final String STRANGER = "123456789012";

    private final Organization organization = new Organization(
            SECURITY,
            Set.of(SECURITY, AUDIT, MEMBER),
            source -> source.equals("aws.guardduty") ? Set.of(AUDIT) : Set.of());

    private static Origin from(String source, String sender) {
        return new Origin("e-1", source, sender, MEMBER, "aws", "eu-west-1", Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "aws.s3,          " + MEMBER + ",   true",
        "aws.guardduty,   " + MEMBER + ",   true",
        "aws.guardduty,   " + SECURITY + ", true",
        "aws.securityhub, " + SECURITY + ", true",
        "aws.health,      " + SECURITY + ", true",
        "aws.guardduty,   " + AUDIT + ",    true",
        "aws.securityhub, " + AUDIT + ",    false",
        "aws.s3,          " + SECURITY + ", false",
        "aws.config,      " + SECURITY + ", false",
        "aws.config,      " + AUDIT + ",    false",
        "aws.guardduty,   " + STRANGER + ", false"
    })
    void an_account_speaks_for_itself_and_an_administrator_for_its_service(
            String source, String sender, boolean heard) {
        assertThat(organization.refusal(from(source, sender), MEMBER).isEmpty()).isEqualTo(heard);
    }

    @Test
    void an_account_outside_is_refused_whoever_speaks() {
        assertThat(organization.refusal(from("aws.guardduty", SECURITY), STRANGER))
                .hasValueSatisfying(reason -> assertThat(reason).contains(STRANGER, "not an active account"));
        assertThat(organization.refusal(from("aws.s3", STRANGER), STRANGER)).isPresent();
    }

    @Test
    void nobody_is_asked_for_administrators_while_an_account_speaks_for_itself() {
        Organization silent = new Organization(SECURITY, Set.of(MEMBER), source -> {
            throw new AssertionError("asked for " + source);
        });

        assertThat(silent.refusal(from("aws.guardduty", MEMBER), MEMBER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, aws, us-east-1",
        "cn-northwest-1, aws-cn, cn-north-1",
        "us-gov-east-1, aws-us-gov, us-gov-west-1"
    })
    void a_region_tells_its_partition_and_a_partition_its_home(String region, String partition, String home) {
        assertThat(Origin.partitionOf(region)).isEqualTo(partition);
        assertThat(Origin.homeRegion(partition)).isEqualTo(home);
    }
}
