package dev.parapet.scp.impact;

import dev.parapet.scp.actions.Action;
import dev.parapet.scp.actions.ResourceType;
import dev.parapet.scp.actions.TextLines;
import dev.parapet.scp.evaluate.Glob;
import dev.parapet.scp.evaluate.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** On which resources a call was authorized, as far as its record tells; what it does not tell is left open in the ARN. */
final class Resources {
    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Set<String> ALSO = new HashSet<>();

    static {
        for (List<String> cells : TextLines.cells(Resources.class, "resource-names.txt")) {
            if (cells.getFirst().equals("also")) {
                ALSO.add(cells.get(1) + " " + cells.get(2));
            } else {
                NAMES.put(cells.get(0) + " " + cells.get(1), cells.get(2));
            }
        }
    }

    private Resources() {}

    /** At least one; a call is authorized on every one of them. */
    static List<String> of(Action action, Event event) {
        if (action.on().isEmpty()) {
            return List.of("*");
        }
        List<String> resources = new ArrayList<>(2);
        for (Action.On on : action.on()) {
            Optional<String> arn = named(on.type(), event).or(() -> filled(action, on.type(), event));
            if (arn.isPresent()) {
                if (!resources.contains(arn.get())) {
                    resources.add(arn.get());
                }
            } else if (on.required()
                    || ALSO.contains(action.id() + " " + on.type().name())) {
                resources.add(open(on.type(), event));
            }
        }
        return resources.isEmpty() ? List.of(Request.UNKNOWN_RESOURCE) : resources;
    }

    /** Among the record's resources, or as an ARN in its parameters. */
    private static Optional<String> named(ResourceType type, Event event) {
        return arn(type, event.resources.values()).or(() -> arn(type, event.parameters.values()));
    }

    private static Optional<String> arn(ResourceType type, List<String> values) {
        for (String value : values) {
            if (value.startsWith("arn:") && type.mayBe(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The template with the names that the parameters have for all its variables. */
    private static Optional<String> filled(Action action, ResourceType type, Event event) {
        StringBuilder arn = new StringBuilder();
        int from = 0;
        boolean any = false;
        String template = type.arn();
        for (int start = template.indexOf("${"); start >= 0; start = template.indexOf("${", from)) {
            int end = template.indexOf('}', start);
            arn.append(template, from, start);
            String variable = template.substring(start + 2, end);
            Optional<String> place = place(variable, event);
            Optional<String> value = place.or(() -> parameter(action.service(), variable, event));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            any |= place.isEmpty();
            arn.append(value.get());
            from = end + 1;
        }
        return any ? Optional.of(arn.append(template, from, template.length()).toString()) : Optional.empty();
    }

    private static Optional<String> place(String variable, Event event) {
        return switch (variable) {
            case "p" -> Optional.of(event.partition());
            case "r" -> Optional.of(event.region());
            case "a" -> Optional.of(event.recipient());
            default -> Optional.empty();
        };
    }

    private static Optional<String> parameter(String service, String variable, Event event) {
        String ways = NAMES.get(service + " " + variable);
        if (ways == null) {
            return event.parameters.named(variable).filter(Resources::isName);
        }
        boolean path = ways.startsWith("~");
        for (String way : (path ? ways.substring(1) : ways).split("\\|", -1)) {
            List<String> values = event.parameters.all(way);
            if (values.size() == 1 && isName(values.getFirst())) {
                return Optional.of((path ? String.valueOf(Glob.OPEN_NAME) : "") + values.getFirst());
            }
        }
        return Optional.empty();
    }

    /** An ARN that did not fit the kind, or an alias, names something else. */
    private static boolean isName(String value) {
        return !value.isEmpty() && !value.startsWith("arn:") && !value.startsWith("alias/");
    }

    private static String open(ResourceType type, Event event) {
        StringBuilder arn = new StringBuilder();
        int from = 0;
        String template = type.arn();
        for (int start = template.indexOf("${"); start >= 0; start = template.indexOf("${", from)) {
            int end = template.indexOf('}', start);
            arn.append(template, from, start);
            arn.append(place(template.substring(start + 2, end), event).orElse(String.valueOf(Glob.OPEN_NAME)));
            from = end + 1;
        }
        return arn.append(template, from, template.length()).toString();
    }
}
