package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One statement of a {@link ResourcePolicy}. */
public record Statement(JsonNode text) {
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws[a-z-]*:(?:iam|sts)::)?(\\d{12})(?::.*)?");

    /** The statement's name; empty when it has none. */
    public String sid() {
        return text.path("Sid").asText("");
    }

    /** Whether it lets somebody in. */
    public boolean allows() {
        return text.path("Effect").asText().equals("Allow");
    }

    /** Whether it keeps somebody out. */
    public boolean denies() {
        return text.path("Effect").asText().equals("Deny");
    }

    /** Whether it speaks of everybody: any principal at all, or all but some. */
    public boolean meansEverybody() {
        return text.has("NotPrincipal") || values(text.path("Principal")).anyMatch("*"::equals);
    }

    /** Whether it lets everybody in, and no condition pins the caller to something known. */
    public boolean isOpen() {
        return allows() && meansEverybody() && !Condition.narrows(text.path("Condition"));
    }

    /** The accounts it names as principals. */
    public Set<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        values(text.path("Principal").path("AWS"))
                .map(ACCOUNT::matcher)
                .filter(Matcher::matches)
                .forEach(found -> accounts.add(found.group(1)));
        return accounts;
    }

    /** The actions it speaks of; for everything but some it is empty. */
    public Set<String> actions() {
        return values(text.path("Action")).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    /** Whether it denies everybody every call that comes without TLS. */
    public boolean deniesPlainText() {
        JsonNode condition = text.path("Condition");
        return denies()
                && meansEverybody()
                && condition.size() == 1
                && condition.path("Bool").size() == 1
                && values(Condition.key(condition.path("Bool"), "aws:SecureTransport"))
                        .anyMatch("false"::equals);
    }

    /** The texts of a value that may be one text, a list, or an object of either. */
    static Stream<String> values(JsonNode node) {
        return node.isContainerNode()
                ? node.valueStream().flatMap(Statement::values)
                : Stream.of(node).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }
}
