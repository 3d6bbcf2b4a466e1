package dev.parapet.scp.evaluate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.PolicyInvalid;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs its stored inputs as tests; {@code JAZZER_FUZZ=1} makes Jazzer look for new ones. */
class EvaluatorFuzzTest {
    /** The first line is a request, the rest a policy. */
    @FuzzTest(maxDuration = "5m")
    void every_policy_that_is_read_answers_every_request_that_is_read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        try {
            Policy policy = Policy.parse(text.substring(end));
            Request request = RequestLine.read(text.substring(0, end)).request();
            Verdict verdict = Evaluator.atRoot(List.of(new NamedPolicy("p", policy)), List.of())
                    .evaluate(request);
            boolean reasoned = verdict.by().isEmpty() == (verdict.decision() == Decision.ALLOW);
            boolean told = verdict.unknown().isEmpty() == (verdict.decision() != Decision.MIGHT_DENY);
            if (!reasoned || !told) {
                throw new AssertionError("a verdict without its reasons: " + verdict);
            }
        } catch (PolicyInvalid | FileInvalid refused) {
            // Refused in words is what is asked for.
            if (refused.getMessage() == null) {
                throw new AssertionError("a refusal without words", refused);
            }
        }
    }
}
