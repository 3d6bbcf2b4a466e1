package dev.parapet.scp.actions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the file of one service; {@code scp/actions/README.md} tells its form. */
final class ServiceReader {
    private final List<ConditionKey> keys = new ArrayList<>();
    private final List<ResourceType> types = new ArrayList<>();
    private final Map<String, ResourceType> byName = new HashMap<>();
    private final List<Action> actions = new ArrayList<>();
    private String prefix = "";
    private String title = "";
    private boolean controlled;

    static Service read(Stream<String> lines) {
        ServiceReader reader = new ServiceReader();
        lines.forEach(line -> reader.line(line.split("\t", -1)));
        return new Service(
                reader.prefix,
                reader.title,
                reader.controlled,
                reader.keys,
                reader.types,
                reader.actions.stream()
                        .collect(Collectors.toMap(
                                action -> action.name().toLowerCase(Locale.ROOT), Function.identity(), (a, b) -> a)));
    }

    private void line(String[] cells) {
        switch (cells[0]) {
            case "s" -> {
                prefix = cells[1];
                title = cells[2];
                controlled = cells.length > 3;
            }
            case "k" -> keys.add(new ConditionKey(cells[1], cells[2]));
            case "r" -> {
                ResourceType type = ResourceType.of(cells[1], cells[2], numbered(cells[3]));
                types.add(type);
                byName.put(type.name(), type);
            }
            case "a" ->
                actions.add(new Action(
                        prefix,
                        cells[1],
                        numbered(cells[2]),
                        Stream.of(cells).skip(3).map(this::on).toList()));
            default -> throw new IllegalStateException("a line of the table begins with " + cells[0]);
        }
    }

    /** {@code instance*=0 2}: the kind, a star when it is required, and the keys here when they differ from its own. */
    private Action.On on(String cell) {
        int equals = cell.indexOf('=');
        String name = equals < 0 ? cell : cell.substring(0, equals);
        boolean required = name.endsWith("*");
        String bare = required ? name.substring(0, name.length() - 1) : name;
        ResourceType type = byName.computeIfAbsent(bare, unknown -> ResourceType.of(unknown, "*", List.of()));
        return new Action.On(type, required, equals < 0 ? type.keys() : numbered(cell.substring(equals + 1)));
    }

    private List<ConditionKey> numbered(String numbers) {
        return numbers.isEmpty()
                ? List.of()
                : Stream.of(numbers.split(" "))
                        .map(number -> Objects.requireNonNull(keys.get(Integer.parseInt(number, 36))))
                        .toList();
    }
}
