package dev.parapet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.Exemption;
import dev.parapet.core.ResourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExemptCommandTest {
    private static final ResourceId ORDERS =
            new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBInstance", "orders");

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Shell.Said exempt(String... more) {
        return Shell.run(Stream.concat(Stream.of("exempt", "--state", directory.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Shell.Said grant(String guardrail, String account, String days) {
        return exempt(
                "--guardrail",
                guardrail,
                "--account",
                account,
                "--resource",
                "ord*",
                "--owner",
                "data@example.com",
                "--reason",
                "until the VPN is up",
                "--days",
                days);
    }

    @Test
    void what_is_granted_holds_for_its_days_and_is_listed_with_those_left() {
        assertThat(grant("pub-rds-instance", "111122223333", "10").status()).isZero();

        assertThat(exempt().out()).contains("pub-rds-instance", "data@example.com", "10 days", "until the VPN is up");
        List<Exemption> all;
        try (StateDirectory state = StateDirectory.open(directory)) {
            all = state.exemptions().all();
        }
        Exemption granted = all.getFirst();
        assertThat(all).hasSize(1);
        assertThat(granted.covers("pub-rds-instance", ORDERS, Instant.now().plus(Duration.ofDays(9)), account -> ""))
                .isTrue();
        assertThat(granted.covers("pub-rds-instance", ORDERS, Instant.now().plus(Duration.ofDays(11)), account -> ""))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "pub-rds-instanse, 111122223333, 10, did you mean 'pub-rds-instance'",
        "pub-rds-instance, 1111, 10, twelve digits",
        "pub-rds-instance, *, 0, at least one day"
    })
    void what_makes_no_sense_is_refused_and_nothing_is_granted(
            String guardrail, String account, String days, String complaint) {
        Shell.Said said = grant(guardrail, account, days);

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains(complaint);
        assertThat(exempt().out().lines()).hasSize(1);
    }

    @Test
    void half_an_exemption_is_none() {
        assertThat(exempt("--guardrail", "pub-rds-instance", "--account", "*").status())
                .isEqualTo(2);
    }
}
