package dev.parapet.remediations.iam_role_session_compromised;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The inline policy that cuts sessions off: everything is denied to credentials issued before a moment. Long-lived keys
 * carry no issue time, so they pass.
 *
 * @param cutoff whole seconds, as issue times are
 */
record SessionDeny(Instant cutoff) {
    /** One policy for all findings, so that it never grows. */
    static final String POLICY = "ParapetRevokeOlderSessions";

    SessionDeny {
        if (!cutoff.equals(cutoff.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("not whole seconds: " + cutoff);
        }
    }

    /** Covers every session issued up to that moment; the next second, because issue times lose their fraction. */
    static SessionDeny coveringUpTo(Instant moment) {
        return new SessionDeny(moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    /** Reads a policy document; empty when it is not exactly one of ours. */
    static Optional<SessionDeny> read(String document) {
        try {
            JsonNode policy = Json.read(document);
            String time = policy.at("/Statement/0/Condition/DateLessThan/aws:TokenIssueTime")
                    .asText();
            SessionDeny deny = new SessionDeny(Instant.parse(time));
            return deny.policy().equals(policy) ? Optional.of(deny) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String document() {
        return Json.write(policy());
    }

    private ObjectNode policy() {
        ObjectNode statement = Json.object()
                .put("Sid", POLICY)
                .put("Effect", "Deny")
                .put("Action", "*")
                .put("Resource", "*");
        ObjectNode condition =
                Json.object().set("DateLessThan", Json.object().put("aws:TokenIssueTime", cutoff.toString()));
        statement.set("Condition", condition);
        return Json.object().put("Version", "2012-10-17").set("Statement", Json.arrayOf(List.of(statement)));
    }
}
