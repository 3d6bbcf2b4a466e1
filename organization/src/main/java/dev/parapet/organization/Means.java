package dev.parapet.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.PlanText;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Failure;
import dev.parapet.core.Json;
import dev.parapet.core.Place;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Undertakings;
import dev.parapet.core.Undertakings.Undertaking;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What every job of a run works with.
 *
 * @param run the run's id
 * @param removal whether things may be taken away
 */
record Means(String run, Ways ways, Undertakings undertakings, Pace pace, boolean removal) {
    Aws in(Task task) {
        return ways.in(task.site().place());
    }

    List<Change> due(Proposal proposal) {
        return proposal.due(removal);
    }

    List<Change> withheld(Proposal proposal) {
        return proposal.withheld(removal);
    }

    Undertaking begin(Task task, List<Change> changes, JsonNode before) {
        ResourceId resource = resource(task);
        List<ActionText> actions = changes.stream().map(Means::text).toList();
        return undertakings.begin(
                cause(task),
                resource,
                role(task),
                task.step().title(),
                new PlanText(Json.sha256(actions), resource, actions),
                before);
    }

    void closeInterrupted(Task task, JsonNode now) {
        String reason = "interrupted; a look tells what is left of it";
        undertakings.closeInterrupted(cause(task), resource(task), role(task), reason, now);
    }

    /** AWS Organizations takes one change at a time, and refuses whoever comes meanwhile. */
    Optional<Failure> make(Undertaking undertaking, Change change, Aws aws) {
        try {
            if (change.api().startsWith("organizations:")) {
                synchronized (undertakings) {
                    undertaking.make(() -> change.apply(aws));
                }
            } else {
                undertaking.make(() -> change.apply(aws));
            }
            return Optional.empty();
        } catch (SdkException refused) {
            Failure why = Failure.of(refused);
            return Optional.of(new Failure(change.api() + " " + why.reason(), why.passing(), why.unknown()));
        }
    }

    private static ActionText text(Change change) {
        return new ActionText(change.getClass().getSimpleName(), change.describe(), effect(change), Json.tree(change));
    }

    /** What was made or altered goes back by another wish, and no undo of ours; what was removed has to be made anew. */
    private static Effect effect(Change change) {
        return change.kind() == Change.Kind.DELETE
                ? new Effect(change.api(), Risk.IRREVERSIBLE, Effect.Undo.NONE)
                : new Effect(change.api(), Risk.SAFE, Effect.Undo.BY_HAND);
    }

    private Cause cause(Task task) {
        String sender = task.site().estate().management();
        return new Cause("parapet.organization", run, task.step().id(), sender, Optional.empty());
    }

    private static ResourceId resource(Task task) {
        Place place = task.site().place();
        return switch (task.step().scope()) {
            case ORGANIZATION, ORGANIZATION_REGION ->
                place.resource(
                        "AWS::Organizations::Organization", task.site().estate().id());
            case SECURITY, SECURITY_REGION, ARCHIVE, ACCOUNT, ACCOUNT_REGION -> place.account("AWS::::Account");
        };
    }

    private String role(Task task) {
        return ways.role(task.site().place());
    }
}
