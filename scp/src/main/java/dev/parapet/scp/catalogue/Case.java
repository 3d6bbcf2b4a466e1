package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.Request;
import dev.parapet.scp.evaluate.Verdict;
import java.util.Optional;

/** What a document promises: a request and what becomes of it, or an attribute and its value. */
public sealed interface Case {
    /** One sentence, and which of its requests this is. */
    String id();

    /**
     * A request, and whether it goes.
     *
     * @param expected never {@link Decision#MIGHT_DENY}: a case says all there is to know
     */
    record Call(String id, Request request, Decision expected) implements Case {
        /** What is wrong, if anything is. */
        public Optional<String> failure(Evaluator evaluator) {
            Verdict verdict = evaluator.evaluate(request);
            return verdict.decision() == expected
                    ? Optional.empty()
                    : Optional.of("%s by %s on %s: %s, expected %s"
                            .formatted(
                                    request.action(),
                                    request.principal(),
                                    request.resource(),
                                    verdict.decision().word(),
                                    expected.word()));
        }
    }

    /**
     * A value that holds in every account below.
     *
     * @param at a JSON pointer into the attributes, without the operator {@code @@assign}
     */
    record Setting(String id, String at, JsonNode value) implements Case {
        /** What is wrong, if anything is. */
        public Optional<String> failure(JsonNode document) {
            JsonNode found = document.at(at + "/@@assign");
            return found.equals(value)
                    ? Optional.empty()
                    : Optional.of(
                            "%s: %s, expected %s".formatted(at, found.isMissingNode() ? "nothing" : found, value));
        }
    }
}
