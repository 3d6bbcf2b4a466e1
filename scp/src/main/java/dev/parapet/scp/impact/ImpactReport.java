package dev.parapet.scp.impact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What policies would have done to calls that were made.
 *
 * @param events records read
 * @param files logs read
 * @param from time of the earliest call that was judged; empty when there was none
 * @param to time of the latest
 * @param notDenied calls that no policy would have stopped
 * @param wouldDeny calls that were made and would have been stopped
 * @param mightDeny calls for which that depends on what is not recorded
 * @param statements the same by policy and statement, those that stop most first
 * @param skipped records that say nothing, by reason
 * @param unmapped the most frequent of those for which no action of IAM is known
 * @param unreadable logs that could not be read, with the reason
 * @param notes what a record of calls cannot tell
 */
public record ImpactReport(
        long events,
        long files,
        String from,
        String to,
        long notDenied,
        Bucket wouldDeny,
        Bucket mightDeny,
        List<StatementImpact> statements,
        SortedMap<String, Long> skipped,
        Ranking unmapped,
        List<String> unreadable,
        List<String> notes) {
    /** A name and how often it came up. */
    public record Count(String name, long events) {}

    /**
     * The most frequent first.
     *
     * @param more how many further names there were
     * @param truncated whether there were so many that the late ones were counted together
     */
    public record Ranking(List<Count> top, int more, boolean truncated) {}

    /** A call, to be looked up. */
    public record Example(
            String eventId, String time, String account, String region, String action, String principal) {}

    /**
     * Calls of one outcome.
     *
     * @param unknown for calls that might be denied: what would have to be known
     */
    public record Bucket(
            long events,
            Ranking principals,
            Ranking accounts,
            Ranking actions,
            Ranking unknown,
            List<Example> examples) {
        public Bucket {
            examples = List.copyOf(examples);
        }
    }

    /** What one statement would do; {@code cause} names it as {@code scp/POLICY#SID@LEVEL}. */
    public record StatementImpact(String cause, Bucket wouldDeny, Bucket mightDeny) {}

    /** As one document. */
    public JsonNode json() {
        return Json.tree(this);
    }

    static SortedMap<String, Long> skipped(Map<Skip, Long> counts) {
        SortedMap<String, Long> named = new TreeMap<>();
        counts.forEach((skip, count) -> named.put(skip.reason(), count));
        return named;
    }
}
