package dev.parapet.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Whether a policy would shut out those who set accounts up and repair them: a denial of everything, or of getting in, that names
 * nobody who is spared. It reads the shape of statements; the requests of the catalogue are what proves a policy.
 */
final class LockOut {
    /** Without any of these nothing can be set up or repaired any more. */
    private static final Set<String> NEEDED = Set.of("*", "*:*", "sts:*", "sts:assumerole", "organizations:*");

    private LockOut() {}

    static Optional<String> of(OrganizationPolicy policy, String role) {
        if (policy.type() != PolicyType.SERVICE_CONTROL && policy.type() != PolicyType.RESOURCE_CONTROL) {
            return Optional.empty();
        }
        try {
            JsonNode statements = Json.read(policy.content()).path("Statement");
            return StreamSupport.stream(listed(statements).spliterator(), false)
                    .filter(statement -> shutsOut(statement, role))
                    .findFirst()
                    .map(statement -> "statement %s denies %s to everybody"
                            .formatted(statement.path("Sid").asText("without a Sid"), statement.path("Action")));
        } catch (JsonProcessingException e) {
            return Optional.of("it is not JSON");
        }
    }

    private static boolean shutsOut(JsonNode statement, String role) {
        String condition = statement.path("Condition").toString();
        return statement.path("Effect").asText().equals("Deny")
                && StreamSupport.stream(listed(statement.path("Action")).spliterator(), false)
                        .anyMatch(action -> NEEDED.contains(action.asText().toLowerCase(java.util.Locale.ROOT)))
                && listed(statement.path("Resource")).toString().contains("\"*\"")
                && (statement.path("Condition").isMissingNode() || !spares(condition, role));
    }

    /** A condition on anything but the caller narrows the denial to something else than Parapet's own calls. */
    private static boolean spares(String condition, String role) {
        boolean ofCallers = condition.contains("aws:PrincipalArn") || condition.contains("aws:PrincipalARN");
        return !ofCallers || condition.contains("role/parapet/") || condition.contains("role/" + role);
    }

    private static JsonNode listed(JsonNode node) {
        return node.isArray() ? node : Json.arrayOf(List.of(node));
    }
}
