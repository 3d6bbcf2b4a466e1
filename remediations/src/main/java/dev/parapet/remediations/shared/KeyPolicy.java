package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a KMS key, asked whether it lets those use the key who send to a topic. What it cannot be sure of counts as
 * no: a publisher without the key is silenced, and the service that sends for it tells nobody.
 *
 * @param topic whose account and region the callers come from
 */
public record KeyPolicy(ResourcePolicy policy, ResourceId topic) {
    /** What SNS does with the key for whoever publishes. */
    private static final List<String> NEEDED = List.of("kms:GenerateDataKey", "kms:Decrypt");

    private static final Set<String> EQUALS = Set.of("stringequals", "stringequalsignorecase", "stringlike");

    /** The policy KMS gives a key that is created without one: the account's administrators decide. */
    public static KeyPolicy standard(ResourceId topic) {
        ObjectNode root = Json.object().put("Effect", "Allow");
        root.set("Principal", Json.object().put("AWS", rootOf(topic.partition(), topic.account())));
        root.put("Action", "kms:*").put("Resource", "*");
        return new KeyPolicy(ResourcePolicy.EMPTY.plus(root), topic);
    }

    /** Whether it denies somebody what publishing needs; whom, takes a person to tell. */
    public boolean denies() {
        return policy.statements().stream()
                .filter(Statement::denies)
                .anyMatch(statement -> statement.text().has("NotAction")
                        || NEEDED.stream().anyMatch(action -> Glob.covers(statement, "Action", action)));
    }

    /** Whether everybody in the topic's account may use the key through SNS, as with the key {@code aws/sns}. */
    public boolean admitsCallers() {
        Map<String, String> known = Map.of(
                "kms:calleraccount", topic.account(),
                "aws:principalaccount", topic.account(),
                "kms:viaservice", sns());
        return admits(Statement::meansEverybody, known);
    }

    /** Those of the publishers whom it does not let use the key. */
    public Publishers without(Publishers publishers) {
        return new Publishers(
                publishers.services().stream()
                        .filter(service -> !admitsService(service))
                        .toList(),
                publishers.accounts().stream()
                        .filter(account -> !admitsAccount(account))
                        .toList(),
                publishers.others());
    }

    /** EventBridge brings no aws:SourceAccount to KMS, so a statement that asks for it keeps EventBridge out (SNS guide). */
    private boolean admitsService(String service) {
        Map<String, String> known =
                service.equals("events.amazonaws.com") ? Map.of() : Map.of("aws:sourceaccount", topic.account());
        return admits(
                statement -> Statement.values(statement.text().path("Principal").path("Service"))
                                .anyMatch(service::equals)
                        || statement.meansEverybody(),
                known);
    }

    private boolean admitsAccount(String account) {
        Set<String> names = Set.of(account, rootOf(topic.partition(), account));
        return admits(
                statement -> Statement.values(statement.text().path("Principal").path("AWS"))
                        .anyMatch(names::contains),
                Map.of("kms:viaservice", sns()));
    }

    private boolean admits(Predicate<Statement> who, Map<String, String> known) {
        return NEEDED.stream()
                .allMatch(action -> policy.statements().stream()
                        .filter(Statement::allows)
                        .filter(statement -> !statement.text().has("NotPrincipal"))
                        .filter(statement -> Glob.covers(statement, "Action", action))
                        .filter(who)
                        .anyMatch(statement -> met(statement.text().path("Condition"), known)));
    }

    /** Whether every part of a condition asks for something that is known to be so. */
    private static boolean met(JsonNode condition, Map<String, String> known) {
        return condition.properties().stream()
                .allMatch(operator -> EQUALS.contains(operator.getKey().toLowerCase(Locale.ROOT))
                        && operator.getValue().properties().stream()
                                .allMatch(part -> asks(
                                        part.getValue(), known.get(part.getKey().toLowerCase(Locale.ROOT)))));
    }

    private static boolean asks(JsonNode values, @Nullable String known) {
        return known != null && Statement.values(values).anyMatch(value -> Glob.covers(value, known));
    }

    /** This policy with what it lacks for the account's own callers and those publishers who can be named. */
    public ResourcePolicy admitting(Publishers publishers) {
        Publishers missing = without(publishers);
        ResourcePolicy wider = policy;
        if (!admitsCallers()) {
            wider = wider.plus(callers());
        }
        if (!missing.services().isEmpty()) {
            wider = wider.plus(use("Service", missing.services().stream()));
        }
        if (!missing.accounts().isEmpty()) {
            wider = wider.plus(use("AWS", missing.accounts().stream().map(other -> rootOf(topic.partition(), other))));
        }
        return wider;
    }

    private ObjectNode callers() {
        ObjectNode statement = use("AWS", Stream.of("*"));
        ObjectNode pins =
                Json.object().put("kms:CallerAccount", topic.account()).put("kms:ViaService", sns());
        statement.set("Condition", Json.object().set("StringEquals", pins));
        return statement;
    }

    private static ObjectNode use(String kind, Stream<String> principals) {
        ObjectNode statement = Json.object().put("Effect", "Allow");
        statement.set("Principal", Json.object().set(kind, Json.array(principals.toArray(String[]::new))));
        statement.set("Action", Json.array("kms:GenerateDataKey*", "kms:Decrypt"));
        return statement.put("Resource", "*");
    }

    private String sns() {
        return "sns.%s.amazonaws.com%s"
                .formatted(topic.region(), topic.partition().equals("aws-cn") ? ".cn" : "");
    }

    private static String rootOf(String partition, String account) {
        return "arn:%s:iam::%s:root".formatted(partition, account);
    }
}
