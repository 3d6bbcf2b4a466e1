package dev.parapet.policies;

import dev.parapet.core.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** The part of the settings that says how much Parapet does before a person is asked. */
final class LimitsNode {
    static final List<String> KEYS = List.of("repairs-per-hour", "rounds", "window-hours", "approval-days");

    private LimitsNode() {}

    static Limits read(Yaml yaml, Node node) {
        Map<String, Node> entries = yaml.mapping(node, KEYS);
        Limits standard = Limits.STANDARD;
        return new Limits(
                number(yaml, entries, "repairs-per-hour", 100_000).orElse(standard.plansPerHour()),
                number(yaml, entries, "rounds", 100).orElse(standard.rounds()),
                number(yaml, entries, "window-hours", 7 * 24)
                        .map(Duration::ofHours)
                        .orElse(standard.window()),
                number(yaml, entries, "approval-days", 7).map(Duration::ofDays).orElse(standard.approvalLasts()));
    }

    private static Optional<Integer> number(Yaml yaml, Map<String, Node> entries, String key, int most) {
        return Optional.ofNullable(entries.get(key)).map(node -> yaml.number(node, most));
    }
}
