package dev.parapet.remediations.pub_lambda_policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.remediations.shared.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/**
 * What {@code AddPermission} can say: one action, one principal, and a few conditions.
 *
 * @param conditions by the name of the condition key, in lower case
 */
record Permission(String sid, String principal, String action, Map<String, String> conditions) {
    /** Condition keys, and the only operator under which AddPermission writes them. */
    private static final Map<String, String> KNOWN = Map.of(
            "aws:sourceaccount", "stringequals",
            "aws:sourcearn", "arnlike",
            "aws:principalorgid", "stringequals",
            "lambda:functionurlauthtype", "stringequals",
            "lambda:eventsourcetoken", "stringequals",
            "lambda:invokedviafunctionurl", "bool");

    Permission {
        conditions = java.util.Collections.unmodifiableMap(new TreeMap<>(conditions));
    }

    /** Empty for a statement that AddPermission cannot make. */
    static Optional<Permission> of(Statement statement) {
        Optional<String> principal = principal(statement.text().path("Principal"));
        Optional<Map<String, String>> conditions = conditions(statement.text().path("Condition"));
        Set<String> actions = statement.actions();
        boolean sayable = statement.allows()
                && statement.sid().matches("[\\w-]{1,100}")
                && actions.size() == 1
                && !statement.text().has("NotAction");
        return sayable && principal.isPresent() && conditions.isPresent()
                ? Optional.of(new Permission(
                        statement.sid(), principal.get(), actions.iterator().next(), conditions.get()))
                : Optional.empty();
    }

    /** {@code "*"}, or one name of one kind. */
    private static Optional<String> principal(JsonNode principal) {
        JsonNode one = principal.isObject() && principal.size() == 1
                ? principal.properties().iterator().next().getValue()
                : principal;
        return Optional.of(one).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Optional<Map<String, String>> conditions(JsonNode condition) {
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> operator : condition.properties()) {
            for (Map.Entry<String, JsonNode> part : operator.getValue().properties()) {
                String key = part.getKey().toLowerCase(Locale.ROOT);
                boolean sayable = operator.getKey().toLowerCase(Locale.ROOT).equals(KNOWN.get(key))
                        && part.getValue().isValueNode();
                if (!sayable) {
                    return Optional.empty();
                }
                found.put(key, part.getValue().asText());
            }
        }
        return Optional.of(found);
    }

    /** Whether it is only for callers who come through the function's URL. */
    Optional<Boolean> throughUrl() {
        return condition("lambda:invokedviafunctionurl").map(Boolean::valueOf);
    }

    private Optional<String> condition(String key) {
        return Optional.ofNullable(conditions.get(key));
    }

    void fill(AddPermissionRequest.Builder request) {
        request.statementId(sid)
                .principal(principal)
                .action(action)
                .sourceAccount(condition("aws:sourceaccount").orElse(null))
                .sourceArn(condition("aws:sourcearn").orElse(null))
                .principalOrgID(condition("aws:principalorgid").orElse(null))
                .functionUrlAuthType(condition("lambda:functionurlauthtype").orElse(null))
                .eventSourceToken(condition("lambda:eventsourcetoken").orElse(null))
                .invokedViaFunctionUrl(throughUrl().orElse(null));
    }
}
