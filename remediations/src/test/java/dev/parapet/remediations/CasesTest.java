package dev.parapet.remediations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dparapet.accept=true} writes the expectations anew; the diff is then to be read. */
class CasesTest {
    static List<Cases.Sample> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_case_is_decided_as_stands_beside_it(Cases.Sample sample) throws IOException {
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(sample.expectation(), sample.rendered());
        }
        assertThat(sample.rendered().strip()).isEqualTo(sample.expected().strip());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void deciding_twice_gives_the_same_decision(Cases.Sample sample) {
        assertThat(sample.decision()).isEqualTo(sample.decision());
    }
}
