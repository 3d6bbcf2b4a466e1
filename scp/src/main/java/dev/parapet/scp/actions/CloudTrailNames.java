package dev.parapet.scp.actions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** From what CloudTrail calls a call to the action that IAM authorizes. */
public final class CloudTrailNames {
    /** {@code CreateFunction20150331v2}, {@code CreateDistribution2020_05_31}: the version of an API that has many. */
    private static final Pattern VERSION = Pattern.compile("_?20\\d{2}_?\\d{2}_?\\d{2}(v\\d+)?$");
    /** How many names are remembered; there are far fewer. */
    private static final int REMEMBERED = 50_000;

    private final AuthorizationTable table;
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, String> events = new HashMap<>();
    private final Map<String, Map<String, Optional<Action>>> known = new ConcurrentHashMap<>();

    /** With the exceptions that come with Parapet. */
    public CloudTrailNames(AuthorizationTable table) {
        this.table = table;
        for (List<String> cells : TextLines.cells(CloudTrailNames.class, "cloudtrail.txt")) {
            switch (cells.getFirst()) {
                case "source" -> sources.put(cells.get(1), cells.get(2));
                case "event" -> events.put(cells.get(1) + ":" + cells.get(2), cells.get(3));
                default -> throw new IllegalStateException("cloudtrail.txt has a line " + cells);
            }
        }
    }

    /** The action, or empty when none is known: a sign-in, a console's own call, a service that is newer than the table. */
    public Optional<Action> action(String eventSource, String eventName) {
        Map<String, Optional<Action>> names = known.computeIfAbsent(eventSource, source -> new ConcurrentHashMap<>());
        Optional<Action> action = names.get(eventName);
        if (action == null) {
            action = find(eventSource, eventName);
            if (names.size() < REMEMBERED) {
                names.put(eventName, action);
            }
        }
        return action;
    }

    private Optional<Action> find(String eventSource, String eventName) {
        String source = eventSource.replaceFirst("\\.amazonaws\\.com(\\.cn)?$", "");
        String bare = VERSION.matcher(eventName).replaceFirst("");
        String prefix = sources.getOrDefault(source, source);
        return listed(source + ":" + eventName)
                .or(() -> listed(source + ":" + bare))
                .or(() -> table.action(prefix + ":" + eventName))
                .or(() -> table.action(prefix + ":" + bare));
    }

    private Optional<Action> listed(String event) {
        return Optional.ofNullable(events.get(event)).flatMap(table::action);
    }

    /** The exceptions' actions, to be checked. */
    List<String> actions() {
        return List.copyOf(events.values());
    }
}
