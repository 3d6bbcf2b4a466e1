package dev.parapet.scp.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.scp.language.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What a deny with one condition says to a request: the lines of {@code conditions.csv}. */
class ConditionTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvFileSource(
            resources = "conditions.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void a_condition_holds_or_not(String condition, @Nullable String context, String expected)
            throws JsonProcessingException {
        Policy policy = Policy.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{%s}}}"
                        .formatted(condition.replace('\'', '"').replace('^', '\'')));
        Map<String, List<String>> known = new TreeMap<>();
        Set<String> unknown = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : Json.read(
                        "{" + (context == null ? "" : context).replace('\'', '"') + "}")
                .properties()) {
            List<String> values = new ArrayList<>();
            field.getValue().forEach(value -> values.add(value.asText()));
            if (field.getValue().isNull()) {
                unknown.add(field.getKey());
            } else {
                known.put(
                        field.getKey(),
                        field.getValue().isArray()
                                ? values
                                : List.of(field.getValue().asText()));
            }
        }
        Verdict verdict = Evaluator.atRoot(List.of(new NamedPolicy("p", policy)), List.of())
                .evaluate(Request.of(
                        "arn:aws:iam::111122223333:role/ops",
                        "111122223333",
                        List.of(),
                        "s3:GetObject",
                        "arn:aws:s3:::b/k",
                        known,
                        unknown));

        assertThat(verdict.decision().word()).isEqualTo(expected);
    }
}
