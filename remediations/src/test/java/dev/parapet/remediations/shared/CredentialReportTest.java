package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.remediations.shared.CredentialReport.Row;
import dev.parapet.remediations.shared.CredentialReport.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReportTest {
    private static final String HEAD =
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
    private static final String NONE = "N/A,N/A,N/A,N/A";
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"anna", "orders,etl", ",", "a,b,c@example.com", "arn,x"})
    void a_name_may_hold_commas(String name) {
        String keys =
                "true,2026-02-01T08:00:00+00:00,2026-03-01T09:00:00+00:00,eu-west-1,s3,false,2026-02-02T08:00:00+00:00,N/A,N/A,N/A";

        assertThat(rows(row(name, "/", "false", "false", keys, "false,N/A,false,N/A")))
                .containsExactly(new Row(
                        name,
                        CREATED,
                        false,
                        false,
                        List.of(
                                new Slot(
                                        true,
                                        Instant.parse("2026-02-01T08:00:00Z"),
                                        Optional.of(Instant.parse("2026-03-01T09:00:00Z")),
                                        Optional.of("s3")),
                                new Slot(
                                        false,
                                        Instant.parse("2026-02-02T08:00:00Z"),
                                        Optional.empty(),
                                        Optional.empty()))));
    }

    @Test
    void a_path_may_hold_commas() {
        String keys = "true,2026-02-01T08:00:00+00:00,N/A,N/A,N/A,false," + NONE;

        Row row = only(row("anna", "/a,b,arn:/", "true", "false", keys, "false,N/A,false,N/A"));

        assertThat(row.user()).isEqualTo("anna");
        assertThat(row.passwordAlone()).isTrue();
        assertThat(row.active()).hasSize(1);
    }

    @Test
    void quotes_are_not_part_of_a_name() {
        assertThat(
                        only("\"a,b\",\"arn:aws:iam::111122223333:user/a,b\",2026-01-01T00:00:00+00:00,true,no_information,2026-01-01T00:00:00+00:00,N/A,true,false,"
                                        + NONE + ",false," + NONE + ",false,N/A,false,N/A")
                                .user())
                .isEqualTo("a,b");
    }

    @Test
    void a_password_needs_no_second_factor_when_the_user_has_none() {
        String keys = "false," + NONE + ",false," + NONE;

        assertThat(only(row("anna", "/", "true", "false", keys, "false,N/A,false,N/A"))
                        .passwordAlone())
                .isTrue();
        assertThat(only(row("anna", "/", "true", "true", keys, "false,N/A,false,N/A"))
                        .passwordAlone())
                .isFalse();
        assertThat(only(row("anna", "/", "false", "false", keys, "false,N/A,false,N/A"))
                        .passwordAlone())
                .isFalse();
    }

    @Test
    void an_active_certificate_is_seen_in_either_place() {
        String keys = "false," + NONE + ",false," + NONE;

        assertThat(only(row("anna", "/", "false", "false", keys, "false,2026-01-01T00:00:00+00:00,true,N/A"))
                        .certificate())
                .isTrue();
        assertThat(only(row("anna", "/", "false", "false", keys, "false,2026-01-01T00:00:00+00:00,false,N/A"))
                        .certificate())
                .isFalse();
    }

    @Test
    void the_root_user_has_no_row() {
        assertThat(rows(
                        "<root_account>,arn:aws:iam::111122223333:root,2024-01-01T00:00:00+00:00,not_supported,2026-01-01T00:00:00+00:00,not_supported,not_supported,true,true,2024-01-01T00:00:00+00:00,N/A,N/A,N/A,false,"
                                + NONE + ",false,N/A,false,N/A"))
                .isEmpty();
    }

    private static String row(String name, String path, String password, String mfa, String keys, String certificates) {
        return "%s,arn:aws:iam::111122223333:user%s%s,2026-01-01T00:00:00+00:00,%s,N/A,N/A,N/A,%s,%s,%s"
                .formatted(name, path, name, password, mfa, keys, certificates);
    }

    private static Row only(String line) {
        return rows(line).getFirst();
    }

    private static List<Row> rows(String... lines) {
        return CredentialReport.rows(HEAD + "\n" + String.join("\n", lines) + "\n");
    }
}
