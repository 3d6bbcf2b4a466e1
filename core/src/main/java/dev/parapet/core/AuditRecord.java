package dev.parapet.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One line of the trail.
 *
 * @param schema {@value #SCHEMA}
 * @param id sorts by time; unique in the trail
 * @param phase what the record says
 * @param intent for an OUTCOME, the INTENT it closes
 * @param at when it was written, by Parapet's clock
 * @param cause the event behind it; absent when a person or the reconciler started it
 * @param guardrail the control's id; absent for an event that was refused whole, and for the organization's setup, whose step is
 *     the cause's kind
 * @param target what was looked at
 * @param decision remediate, compliant, exempt, escalate, rejected, undo, set-up
 * @param reason one sentence
 * @param plan what was intended; absent when nothing was
 * @param before live state before the first write
 * @param after live state at the second look
 * @param outcome the outcome's word; absent while it is open
 * @param writes how many calls AWS accepted
 * @param exemption the exemption applied or granted
 * @param byHand what a person was asked to do instead, in order
 * @param approval what a person said about the plan; on an INTENT the word that lets it be carried out
 * @param calls what AWS was asked to change, in order, each with the request id that CloudTrail has, too
 * @param author who wrote it; absent in records of the first form
 */
public record AuditRecord(
        String schema,
        String id,
        Phase phase,
        Optional<String> intent,
        Instant at,
        Optional<Cause> cause,
        Optional<String> guardrail,
        Optional<Target> target,
        String decision,
        String reason,
        Optional<PlanText> plan,
        Optional<JsonNode> before,
        Optional<JsonNode> after,
        Optional<String> outcome,
        int writes,
        Optional<Exemption> exemption,
        List<String> byHand,
        Optional<Approval> approval,
        List<Call> calls,
        Optional<Author> author) {
    /** The version of this form; the first had neither calls nor author. */
    public static final String SCHEMA = "parapet/audit-record/2";

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    public AuditRecord {
        requireNonNull(id, "id is missing");
        requireNonNull(phase, "phase is missing");
        requireNonNull(at, "at is missing");
        requireNonNull(decision, "decision is missing");
        byHand = byHand == null ? List.of() : List.copyOf(byHand); // older records have none
        calls = calls == null ? List.of() : List.copyOf(calls);
        // A state that was left out is read back as a JSON null.
        before = before.filter(state -> !state.isNull());
        after = after.filter(state -> !state.isNull());
    }

    /** What a record says. */
    public enum Phase {
        /** An event was refused; nothing was looked at. */
        REJECTED,
        /** A resource was judged and nothing was written. */
        DECIDED,
        /** Writes are about to happen; durable before the first of them. */
        INTENT,
        /** What became of an intent. */
        OUTCOME,
        /** The trail was compared with CloudTrail. */
        RECONCILED
    }

    /**
     * The event behind a record.
     *
     * @param source {@code aws.guardduty} and the like
     * @param event the event's id
     * @param kind the detector's word for what it saw
     * @param sender the account on whose bus it appeared
     * @param time when the detector says it happened
     */
    public record Cause(String source, String event, String kind, String sender, Optional<Instant> time) {
        /** The cause that a finding is. */
        public static Cause of(Finding finding) {
            Origin origin = finding.origin();
            return new Cause(
                    origin.source(), origin.eventId(), finding.kind(), origin.sender(), Optional.of(origin.time()));
        }
    }

    /**
     * A call as AWS answered it.
     *
     * @param api the SDK's name of the service in small letters, and the operation: {@code rds:ModifyDBInstance}
     * @param request the request id
     * @param status the HTTP status
     * @param at when the answer came, by Parapet's clock
     */
    public record Call(String api, String request, int status, Instant at) {}

    /**
     * A plan as it is written down: enough to read, to compare and to make it a plan again.
     *
     * @param hash {@link Plan#hash()}
     * @param actions in order
     */
    public record PlanText(String hash, ResourceId resource, List<ActionText> actions) {
        public PlanText {
            actions = List.copyOf(actions);
        }

        /** Writes a plan down. */
        public static PlanText of(Plan plan) {
            return new PlanText(
                    plan.hash(),
                    plan.resource(),
                    plan.actions().stream().map(ActionText::of).toList());
        }

        /** The plan again, its actions taken from the types the guardrail knows. */
        public Plan plan(Guardrail<?> guardrail) {
            return new Plan(
                    resource,
                    actions.stream().map(action -> action.action(guardrail)).toList());
        }
    }

    /**
     * An action as it is written down.
     *
     * @param type the simple name of the action's record
     * @param data the record's components
     */
    public record ActionText(String type, String describe, Effect effect, JsonNode data) {
        static ActionText of(Action action) {
            return new ActionText(
                    action.getClass().getSimpleName(), action.describe(), action.effect(), Json.tree(action));
        }

        Action action(Guardrail<?> guardrail) {
            Class<? extends Action> known = guardrail.actions().stream()
                    .filter(candidate -> candidate.getSimpleName().equals(type))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            guardrail.control().id() + " no longer knows the action " + type));
            return Json.value(data, known);
        }
    }

    /**
     * The trail was compared with CloudTrail.
     *
     * @param result what came of it, in full
     */
    public static AuditRecord reconciled(Instant at, String outcome, String summary, JsonNode result) {
        return new AuditRecord(
                SCHEMA,
                newId(at),
                Phase.RECONCILED,
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "reconcile",
                summary,
                Optional.empty(),
                Optional.empty(),
                Optional.of(result),
                Optional.of(outcome),
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** A new id, for example {@code 20261123T031522Z-4f9a1c20}. */
    public static String newId(Instant at) {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        return SECONDS.format(at) + "-" + HexFormat.of().formatHex(random);
    }
}
