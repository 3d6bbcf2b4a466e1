package dev.parapet.core.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads the events of AWS. */
public final class Events {
    /** EventBridge delivers no more. */
    private static final int LARGEST = 1_048_576;

    /** CloudTrail speaks for every service. */
    private static final String ANY_SERVICE = "aws.*";

    private static final Map<String, Route> ROUTES = Map.ofEntries(
            Map.entry("GuardDuty Finding", new Route("aws.guardduty", new GuardDutyReader())),
            Map.entry("Config Rules Compliance Change", new Route("aws.config", ConfigReader::compliance)),
            Map.entry("Config Configuration Item Change", new Route("aws.config", ConfigReader::item)),
            Map.entry("AWS API Call via CloudTrail", new Route(ANY_SERVICE, new CloudTrailReader())),
            Map.entry("AWS Console Action via CloudTrail", new Route(ANY_SERVICE, new CloudTrailReader())),
            // The documentation prints both spellings.
            Map.entry("AWS Console Sign In via CloudTrail", new Route("aws.signin", new CloudTrailReader())),
            Map.entry("AWS Console Signin via CloudTrail", new Route("aws.signin", new CloudTrailReader())),
            Map.entry("AWS Service Event via CloudTrail", new Route(ANY_SERVICE, new CloudTrailReader())),
            Map.entry("Security Hub Findings - Imported", new Route("aws.securityhub", new SecurityHubReader())),
            Map.entry("Security Hub Findings - Custom Action", new Route("aws.securityhub", new SecurityHubReader())),
            Map.entry("Findings Imported V2", new Route("aws.securityhub", new OcsfReader())),
            Map.entry("AWS Health Event", new Route("aws.health", new HealthReader())),
            Map.entry("AWS Health Abuse Event", new Route("aws.health", new HealthReader())),
            Map.entry("Access Analyzer Finding", new Route("aws.access-analyzer", new AccessAnalyzerReader())));

    private Events() {}

    /** What one event says. Any text has an answer. */
    public static Reading read(String json) {
        Optional<String> id = Optional.empty();
        try {
            Node event = document(json);
            id = Optional.of(event.at("id").text(Shape.EVENT_ID));
            return dispatch(Envelope.of(id.get(), event));
        } catch (Unreadable e) {
            return new Reading.Rejected(id, e.reason());
        }
    }

    private static Reading dispatch(Envelope event) {
        String pair = Node.quote(event.detailType()) + " from " + Node.quote(event.source());
        Route route = ROUTES.get(event.detailType());
        if (route == null) {
            return event.ignored("no reader for " + pair);
        }
        if (!route.accepts(event.source())) {
            throw new Unreadable("source may not send this: " + pair);
        }
        return route.reader.read(event);
    }

    private static Node document(String json) {
        if (tooLarge(json)) {
            throw new Unreadable("the event is larger than " + LARGEST + " bytes");
        }
        JsonNode document = parse(json, "the event");
        if (!document.isObject()) {
            throw new Unreadable("the event is not a JSON object");
        }
        return Node.root(document);
    }

    /** A character is one to three bytes; most events need no counting. */
    private static boolean tooLarge(String json) {
        return json.length() > LARGEST
                || (json.length() > LARGEST / 3 && json.getBytes(StandardCharsets.UTF_8).length > LARGEST);
    }

    /** The parser's own messages quote the input, so they stay here. */
    static JsonNode parse(String json, String what) {
        try {
            return Json.read(json);
        } catch (JsonEOFException e) {
            throw new Unreadable(what + " ends before its JSON does");
        } catch (StreamConstraintsException e) {
            throw new Unreadable(what + " exceeds a limit: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new Unreadable(what + fault(e));
        }
    }

    private static String fault(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return " has a "
                    + message.substring(0, Math.min(message.length(), 80)).replace("Dup", "dup");
        }
        return Optional.ofNullable(e.getLocation())
                .map(at -> " is not JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
                .orElse(" is not JSON");
    }

    private record Route(String source, Reader reader) {
        /** Partner sources ({@code aws.partner/…}) are other people's words under our prefix. */
        boolean accepts(String sender) {
            return source.equals(ANY_SERVICE)
                    ? sender.startsWith("aws.") && !sender.startsWith("aws.partner")
                    : source.equals(sender);
        }
    }
}
