package dev.parapet.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parapet.sandbox.Callers.Caller;
import dev.parapet.sandbox.RestOperations.Match;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a signed HTTP request which AWS call it is. */
record CallReader(Callers callers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/([^/]+)/aws4_request");

    Call read(int index, Message request) {
        Matcher scope = SCOPE.matcher(request.header("Authorization").orElse(""));
        boolean signed = scope.find();
        String key = signed ? scope.group(1) : "";
        String service = signed ? scope.group(3) : "";
        Match match = match(service, request);
        Caller caller = callers.of(key);
        String account = request.header("x-moto-account-id").orElse(caller.account());
        return new Call(
                index,
                service,
                match.operation(),
                account,
                signed ? scope.group(2) : "",
                caller.role(),
                caller.session(),
                key,
                match.parameters(),
                Call.writes(match.operation()),
                0);
    }

    private static Match match(String service, Message request) {
        Optional<String> target = request.header("X-Amz-Target");
        if (target.isPresent()) {
            return new Match(target.get().substring(target.get().lastIndexOf('.') + 1), body(request));
        }
        Target where = Target.of(request.target());
        Map<String, String> fields = isForm(request) ? Target.form(request.text()) : where.query();
        String action = fields.get("Action");
        return action == null ? rest(service, request, where) : new Match(action, fields);
    }

    static boolean isForm(Message request) {
        return request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    private static Match rest(String service, Message request, Target where) {
        Match found = RestOperations.find(service, request, where)
                .orElseGet(() -> new Match(request.method() + " " + where.path(), Map.of()));
        Map<String, String> all = new HashMap<>(body(request));
        all.putAll(where.query());
        all.putAll(found.parameters());
        return new Match(found.operation(), all);
    }

    private static Map<String, String> body(Message request) {
        String text = request.text();
        if (text.isEmpty()) {
            return Map.of();
        }
        return text.startsWith("{") ? json(text) : Map.of("body", text);
    }

    private static Map<String, String> json(String text) {
        try {
            Map<String, String> fields = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : JSON.readTree(text).properties()) {
                JsonNode value = field.getValue();
                fields.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
            return fields;
        } catch (JsonProcessingException notJson) {
            return Map.of("body", text);
        }
    }
}
