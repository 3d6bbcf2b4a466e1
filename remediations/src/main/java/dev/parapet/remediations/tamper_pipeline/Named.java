package dev.parapet.remediations.tamper_pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which part of Parapet a call is about, who made it, and which call it was. */
final class Named {
    static final String RULE = "AWS::Events::Rule";
    static final String ROLE = "AWS::IAM::Role";
    static final String FUNCTION = "AWS::Lambda::Function";

    /** Who made the call. */
    static final String BY = "by";

    /** Which call it was. */
    static final String CALL = "call";

    /** The bus of a rule that is not on the default one. */
    static final String BUS = "bus";

    private static final Pattern RULE_NAME = Pattern.compile("parapet-[\\w.-]{1,56}");
    private static final Pattern BUS_NAME = Pattern.compile("(?:arn:[^/\\s]{1,100}:event-bus/)?([\\w./-]{1,256})");
    private static final Pattern FUNCTION_NAME = Pattern.compile(
            "(?:arn:[\\w-]+:lambda:[\\w-]+:)?(?:\\d{12}:function:)?(parapet-[\\w-]{1,56})(?::[\\w$-]+)?");

    private Named() {}

    /** Empty for what is not Parapet's, and for what its own deployment does. */
    static Optional<Target> in(Finding.ApiActivity call) {
        return byDeployer(call) ? Optional.empty() : resource(call).map(part -> new Target(part, hints(call)));
    }

    private static boolean byDeployer(Finding.ApiActivity call) {
        String deployer = "arn:%s:iam::%s:role/parapet/deployer"
                .formatted(call.origin().partition(), call.origin().account());
        return call.caller().filter(deployer::equals).isPresent();
    }

    private static Optional<ResourceId> resource(Finding.ApiActivity call) {
        return switch (call.service()) {
            case "events.amazonaws.com" ->
                first(RULE_NAME, call.request().path("rule"), call.request().path("name"))
                        .map(name -> call.origin().resource(RULE, name.group()));
            case "iam.amazonaws.com" ->
                Optional.of(call.request().path("roleName").asText(""))
                        .filter(Named::ours)
                        .map(name -> call.origin().global(ROLE, name));
            case "lambda.amazonaws.com" ->
                first(FUNCTION_NAME, call.request().path("functionName"))
                        .map(name -> call.origin().resource(FUNCTION, name.group(1)));
            default -> Optional.empty();
        };
    }

    /** A request has a role's name without its path, which a look has to tell. */
    private static boolean ours(String role) {
        return role.equals("deployer")
                || role.matches("parapet-[\\w+=,.@-]{1,56}")
                || Stream.of(Family.values()).map(Family::slug).anyMatch(role::equals);
    }

    private static Optional<Matcher> first(Pattern name, JsonNode... places) {
        return Stream.of(places)
                .map(place -> name.matcher(place.asText("")))
                .filter(Matcher::matches)
                .findFirst();
    }

    private static Map<String, String> hints(Finding.ApiActivity call) {
        Map<String, String> hints = new TreeMap<>();
        hints.put(CALL, call.name());
        call.caller().ifPresent(who -> hints.put(BY, who));
        first(BUS_NAME, call.request().path("eventBusName"))
                .map(bus -> bus.group(1))
                .filter(bus -> !bus.equals("default"))
                .ifPresent(bus -> hints.put(BUS, bus));
        return hints;
    }
}
