package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.List;
import java.util.stream.Stream;

/** Calls without TLS, and the statement of a resource policy that keeps them out. */
public final class PlainText {
    private static final String SID = "DenyPlainText";

    private PlainText() {}

    /** Whether each of the calls on the resource is denied without TLS, by whatever statements and under whatever names. */
    public static boolean denied(ResourcePolicy policy, String arn, List<String> calls) {
        List<Statement> denials = policy.statements().stream()
                .filter(Statement::deniesPlainText)
                .filter(statement -> Glob.covers(statement, "Resource", arn))
                .toList();
        return calls.stream()
                .allMatch(call -> denials.stream().anyMatch(denial -> Glob.covers(denial, "Action", call)));
    }

    /** The policy with one more statement, which denies everybody those actions without TLS; nothing else changes. */
    public static ResourcePolicy deniedIn(ResourcePolicy policy, String arn, List<String> actions) {
        ObjectNode statement = Json.object().put("Sid", freeName(policy)).put("Effect", "Deny");
        statement.set("Principal", Json.object().put("AWS", "*"));
        statement.set("Action", oneOrMore(actions));
        statement.put("Resource", arn);
        statement.set("Condition", Json.object().set("Bool", Json.object().put("aws:SecureTransport", "false")));
        return policy.plus(statement);
    }

    /** A policy takes no two statements of one name, and somebody may use this one for something else. */
    private static String freeName(ResourcePolicy policy) {
        List<String> taken = policy.statements().stream().map(Statement::sid).toList();
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? SID : SID + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode oneOrMore(List<String> actions) {
        return actions.size() == 1 ? Json.text(actions.getFirst()) : Json.array(actions.toArray(String[]::new));
    }
}
