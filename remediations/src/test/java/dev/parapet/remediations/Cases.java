package dev.parapet.remediations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Action;
import dev.parapet.core.Decision;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Plan;
import dev.parapet.core.Target;
import dev.parapet.core.event.Events;
import dev.parapet.core.event.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases beside each guardrail: an event, the live state, and what is decided then. */
final class Cases {
    static final Path SOURCES = Path.of("src/main/java/dev/parapet/remediations");

    private Cases() {}

    /** The folder of a guardrail. */
    static Path folder(Guardrail<?> guardrail) {
        return SOURCES.resolve(guardrail.control().id().replace('-', '_'));
    }

    static List<Sample> all() {
        return Guardrails.all().stream()
                .flatMap(guardrail -> of(guardrail).stream())
                .toList();
    }

    static List<Sample> of(Guardrail<?> guardrail) {
        try (Stream<Path> folders = Files.list(folder(guardrail).resolve("cases"))) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(path -> new Sample(guardrail, path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One folder below {@code cases}. */
    record Sample(Guardrail<?> guardrail, Path folder) {
        /** Its own, or the one that lies beside the cases for all that have none. */
        String event() {
            Path own = folder.resolve("event.json");
            return read(Files.exists(own) ? own : folder.resolveSibling("event.json"));
        }

        String expected() {
            return read(expectation());
        }

        Path expectation() {
            return folder.resolve("expected.txt");
        }

        /** Empty when the resource is gone. */
        Optional<JsonNode> state() {
            try {
                return Optional.of(Json.read(read(folder.resolve("state.json"))))
                        .filter(node -> !node.isNull());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(folder + ": " + e.getOriginalMessage(), e);
            }
        }

        /** The first target of the first finding that has one for this guardrail. */
        Target target() {
            return findings().stream()
                    .flatMap(finding -> guardrail.targets(finding).stream())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(folder + " names no target"));
        }

        List<Finding> findings() {
            return switch (Events.read(event())) {
                case Reading.Findings found -> found.findings();
                case Reading other -> throw new AssertionError(folder + " is not read: " + other);
            };
        }

        Decision decision() {
            return decision(guardrail);
        }

        private <S extends Record> Decision decision(Guardrail<S> typed) {
            return state().map(node -> typed.decide(target(), Json.value(node, typed.state())))
                    .orElseGet(() -> new Decision.Compliant("the resource is gone"));
        }

        List<Action> planned() {
            return decision().intended().map(Plan::actions).orElse(List.of());
        }

        /** A line for the decision and a line for each step. */
        String rendered() {
            Decision decision = decision();
            StringBuilder text = new StringBuilder("%s: %s\n".formatted(decision.word(), decision.reason()));
            for (Action action : planned()) {
                text.append("  %s %s: %s\n"
                        .formatted(
                                action.effect().api(),
                                action.effect().risk().name().toLowerCase(Locale.ROOT),
                                action.describe()));
            }
            decision.byHand().forEach(step -> text.append("  by hand: %s\n".formatted(step)));
            return text.toString();
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return guardrail.control().id() + " " + folder.getFileName();
        }
    }
}
