package dev.parapet.remediations.tls_s3_bucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * That nobody reaches a bucket without TLS: the statement that says so, and whether a policy says so already, in whatever
 * words.
 *
 * @param bucket the bucket's ARN
 */
record TlsOnly(String bucket) {
    private static final String SID = "DenyRequestsWithoutTls";

    static TlsOnly of(ResourceId bucket) {
        return new TlsOnly("arn:%s:s3:::%s".formatted(bucket.partition(), bucket.id()));
    }

    /** One statement may cover the bucket and another its objects. */
    boolean isSaidBy(ResourcePolicy policy) {
        List<String> covered = policy.statements().stream()
                .filter(TlsOnly::deniesEverythingInPlainText)
                .flatMap(statement -> texts(statement.text().path("Resource")))
                .toList();
        return covered.stream().anyMatch(pattern -> matches(pattern, bucket))
                && covered.stream().anyMatch(this::coversEveryObject);
    }

    private static boolean deniesEverythingInPlainText(Statement statement) {
        return statement.denies()
                && !statement.text().has("NotPrincipal")
                && statement.meansEverybody()
                && statement.actions().stream()
                        .anyMatch(action -> action.equals("*") || action.equalsIgnoreCase("s3:*"))
                && onlyWithoutTls(statement.text().path("Condition"));
    }

    /** Every request says whether it came over TLS, so IfExists changes nothing; any other condition narrows the denial. */
    private static boolean onlyWithoutTls(JsonNode condition) {
        return condition.size() == 1
                && condition.properties().stream()
                        .filter(operator -> operator.getKey().matches("(?i)Bool(IfExists)?"))
                        .filter(operator -> operator.getValue().size() == 1)
                        .flatMap(operator -> operator.getValue().properties().stream())
                        .anyMatch(part -> part.getKey().equalsIgnoreCase("aws:SecureTransport")
                                && texts(part.getValue()).allMatch("false"::equalsIgnoreCase));
    }

    private boolean coversEveryObject(String pattern) {
        return pattern.endsWith("*") && matches(pattern, bucket + "/");
    }

    private static boolean matches(String pattern, String arn) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return arn.matches(regex);
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asText) : Stream.of(node.asText());
    }

    /** The same policy with the statement at its end; without a name of its own where the name is taken. */
    ResourcePolicy addedTo(ResourcePolicy policy) {
        boolean taken =
                policy.statements().stream().anyMatch(other -> other.sid().equals(SID));
        ObjectNode statement = statement();
        return policy.plus(taken ? statement.without("Sid") : statement);
    }

    ObjectNode statement() {
        ObjectNode statement = Json.object()
                .put("Sid", SID)
                .put("Effect", "Deny")
                .put("Principal", "*")
                .put("Action", "s3:*");
        statement.set("Resource", Json.array(bucket, bucket + "/*"));
        statement.set("Condition", Json.object().set("Bool", Json.object().put("aws:SecureTransport", "false")));
        return statement;
    }
}
