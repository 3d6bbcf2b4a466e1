package dev.parapet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.organization.Change;
import dev.parapet.organization.Estate;
import dev.parapet.organization.Objection;
import dev.parapet.organization.Result;
import dev.parapet.organization.Setup;
import dev.parapet.organization.Standing;
import dev.parapet.organization.Step;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a reviewer reads of the setup: what is in the way, then step by step what is done, once for all places alike. */
record OrgStory(Setup setup, List<Objection> objections, PrintWriter out) {
    /** Whether nothing is left to do. */
    static boolean whole(List<Result> results) {
        return results.stream().allMatch(result -> result.standing().settled());
    }

    /** Whether something is in the way of doing it. */
    static boolean broken(List<Result> results) {
        return results.stream()
                .anyMatch(result ->
                        result.standing() instanceof Standing.Failed || result.standing() instanceof Standing.Blocked);
    }

    void tell(List<Result> results, boolean json, String end) {
        if (json) {
            out.println(document(results).toPrettyString());
        } else {
            text(results);
            out.println();
            out.println(Safe.text(end));
        }
        out.flush();
    }

    private void text(List<Result> results) {
        Estate estate = setup.estate();
        out.println("organization %s: %d accounts, %d regions, managed by %s"
                .formatted(
                        estate.id(),
                        estate.active().size(),
                        setup.wish().settings().regions().size(),
                        estate.management()));
        objections.forEach(objection -> say(objection.stops() ? Ink.RED : Ink.YELLOW, "! " + objection));
        byStep(results).forEach(this::step);
        if (!results.isEmpty()) {
            out.println();
            out.println(counted(results));
        }
    }

    private static Map<Step, List<Result>> byStep(List<Result> results) {
        Map<Step, List<Result>> steps = new LinkedHashMap<>();
        results.forEach(result -> steps.computeIfAbsent(result.task().step(), first -> new ArrayList<>())
                .add(result));
        return steps;
    }

    private void step(Step step, List<Result> results) {
        Map<Line, List<String>> lines = lines(results);
        if (!lines.isEmpty()) {
            out.println();
            out.println("%s  %s".formatted(Ink.BOLD.on(step.id()), step.title()));
            lines.forEach((line, places) -> say(line.ink(), "  " + line.text() + where(places)));
        }
    }

    /** One line, and how it looks. */
    private record Line(Ink ink, String text) {}

    private static Map<Line, List<String>> lines(List<Result> results) {
        Map<Line, List<String>> lines = new LinkedHashMap<>();
        results.forEach(result -> of(result)
                .forEach(line -> lines.computeIfAbsent(line, first -> new ArrayList<>())
                        .add("%s %s"
                                .formatted(
                                        result.task().site().account(),
                                        result.task().site().region()))));
        return lines;
    }

    private static Stream<Line> of(Result result) {
        Stream<Line> changes = result.standing().changes().stream().map(OrgStory::line);
        Stream<Line> why = switch (result.standing()) {
            case Standing.Failed(String reason, List<Change> made) ->
                Stream.of(new Line(Ink.RED, "x failed: " + reason));
            case Standing.Blocked(String reason) -> Stream.of(new Line(Ink.RED, "! blocked: " + reason));
            case Standing.Held(String reason) -> Stream.of(new Line(Ink.YELLOW, ". held: " + reason));
            case Standing.AsWished fine -> Stream.of();
            case Standing.DoneBefore fine -> Stream.of();
            case Standing.Open open -> Stream.of();
            case Standing.Done done -> Stream.of();
        };
        Stream<Line> notes = result.notes().stream().map(note -> new Line(Ink.BLUE, "= " + note));
        Stream<Line> withheld = result.withheld().stream()
                .map(change -> new Line(Ink.YELLOW, "- %s (only with --allow-removal)".formatted(change.describe())));
        return Stream.of(changes, why, notes, withheld).flatMap(lines -> lines);
    }

    private static Line line(Change change) {
        return switch (change.kind()) {
            case CREATE -> new Line(Ink.GREEN, "+ " + change.describe());
            case UPDATE -> new Line(Ink.YELLOW, "~ " + change.describe());
            case DELETE -> new Line(Ink.RED, "- " + change.describe());
        };
    }

    private static String where(List<String> places) {
        return places.size() == 1 ? " (%s)".formatted(places.getFirst()) : " (in %d places)".formatted(places.size());
    }

    private static String counted(List<Result> results) {
        return "%d to create or created, %d to update or updated, %d to remove or removed; %d removals withheld; %d adopted; %d held, %d blocked, %d failed"
                .formatted(
                        count(results, Change.Kind.CREATE),
                        count(results, Change.Kind.UPDATE),
                        count(results, Change.Kind.DELETE),
                        results.stream()
                                .mapToInt(result -> result.withheld().size())
                                .sum(),
                        results.stream()
                                .mapToInt(result -> result.notes().size())
                                .sum(),
                        results.stream()
                                .filter(result -> result.standing() instanceof Standing.Held)
                                .count(),
                        results.stream()
                                .filter(result -> result.standing() instanceof Standing.Blocked)
                                .count(),
                        results.stream()
                                .filter(result -> result.standing() instanceof Standing.Failed)
                                .count());
    }

    private static long count(List<Result> results, Change.Kind kind) {
        return results.stream()
                .flatMap(result -> result.standing().changes().stream())
                .filter(change -> change.kind() == kind)
                .count();
    }

    private void say(Ink ink, String text) {
        out.println(ink.on(Safe.text(text)));
    }

    private ObjectNode document(List<Result> results) {
        ObjectNode document = Json.object();
        document.put("organization", setup.estate().id())
                .put("management", setup.estate().management())
                .put("wish", setup.wish().hash());
        document.set(
                "objections", Json.arrayOf(objections.stream().map(Json::tree).toList()));
        document.set("tasks", Json.arrayOf(results.stream().map(OrgStory::task).toList()));
        return document;
    }

    private static JsonNode task(Result result) {
        ObjectNode task = Json.object();
        task.put("step", result.task().step().id())
                .put("account", result.task().site().account())
                .put("region", result.task().site().region())
                .put("standing", result.standing().word());
        switch (result.standing()) {
            case Standing.Failed(String reason, List<Change> made) -> task.put("why", reason);
            case Standing.Blocked(String reason) -> task.put("why", reason);
            case Standing.Held(String reason) -> task.put("why", reason);
            case Standing.AsWished fine -> {}
            case Standing.DoneBefore fine -> {}
            case Standing.Open open -> {}
            case Standing.Done done -> {}
        }
        task.set("changes", changes(result.standing().changes()));
        task.set("withheld", changes(result.withheld()));
        task.set("adopted", Json.array(result.notes().toArray(String[]::new)));
        return task;
    }

    private static JsonNode changes(List<Change> changes) {
        return Json.arrayOf(changes.stream()
                .map(change -> Json.object()
                        .put("kind", change.kind().name())
                        .put("api", change.api())
                        .put("describe", change.describe()))
                .toList());
    }
}
