package dev.parapet.audit.sequence;

import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The record that says that there was no record: with it, silence can be told from loss.
 *
 * @param at when it was silent
 */
public record Heartbeat(Instant at) {
    /** The kind such a record has. */
    public static final String KIND = "HEARTBEAT";

    /** One an hour, however many sequencers notice. */
    String id() {
        return "heartbeat/" + at.truncatedTo(ChronoUnit.HOURS);
    }

    byte[] entry() {
        return Json.write(Map.of("kind", KIND, "at", at)).getBytes(StandardCharsets.UTF_8);
    }
}
