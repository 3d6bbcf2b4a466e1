package dev.parapet.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tells the operation of a REST call by its method and URI, with a table made from the service models. */
final class RestOperations {
    /** The operation found, and what the path says of its parameters. */
    record Match(String operation, Map<String, String> parameters) {}

    private static final Map<String, List<String[]>> LINES = lines();
    private static final Map<String, List<RestPattern>> PATTERNS = new ConcurrentHashMap<>();

    private RestOperations() {}

    static Optional<Match> find(String service, Message request, Target target) {
        return PATTERNS.computeIfAbsent(service + " " + request.method(), RestOperations::patterns).stream()
                .flatMap(pattern -> pattern.match(request, target).stream())
                .findFirst();
    }

    private static List<RestPattern> patterns(String serviceAndMethod) {
        return LINES.getOrDefault(serviceAndMethod, List.of()).stream()
                .map(line -> RestPattern.of(line[2], line[3]))
                .sorted(Comparator.comparingInt(RestPattern::weight).reversed())
                .toList();
    }

    private static Map<String, List<String[]>> lines() {
        try (InputStream table = RestOperations.class.getResourceAsStream("rest-operations.tsv");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.groupingBy(line -> line[0] + " " + line[1], HashMap::new, Collectors.toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
