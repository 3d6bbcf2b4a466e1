package dev.parapet.scp.language;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Runs its stored inputs as tests; {@code JAZZER_FUZZ=1} makes Jazzer look for new ones. */
class PolicyFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void a_text_is_refused_or_written_and_read_back_the_same(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (Dialect dialect : Dialect.values()) {
            try {
                Policy policy = Policy.parse(text, dialect);
                if (!Policy.parse(policy.json(), dialect).equals(policy)) {
                    throw new AssertionError("not the same: " + policy.json());
                }
            } catch (PolicyInvalid invalid) {
                if (invalid.line() < 1 || invalid.reason().isEmpty()) {
                    throw new AssertionError("a refusal without a place", invalid);
                }
            }
        }
    }
}
