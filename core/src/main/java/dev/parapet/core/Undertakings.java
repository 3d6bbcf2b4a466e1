package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AuditRecord.Call;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps in the trail what is done to the setup of the organization, where no guardrail and no finding is behind it: the intent
 * before the first call, the outcome with every call after the last.
 */
public final class Undertakings {
    private static final String WORD = "set-up";

    private final Trail trail;
    private final Ledger ledger;

    /** Everything is written in that author's name. */
    public Undertakings(Trail trail, Author author) {
        this.trail = trail;
        this.ledger = new Ledger(trail, record -> {}, author);
    }

    /** Writes the intent down; from here on it is underway. */
    public Undertaking begin(
            Cause cause, ResourceId resource, String role, String reason, PlanText plan, JsonNode before) {
        Entry intent = entry(Phase.INTENT, cause, resource, role, reason).planText(plan);
        return new Undertaking(
                ledger.write(intent.beforeAsRecorded(Optional.of(before))).id(), cause, resource, role);
    }

    /** Closes what a crash left open, once live state has told what is left of it. */
    public void closeInterrupted(Cause cause, ResourceId resource, String role, String reason, JsonNode now) {
        trail.openIntents().stream()
                .filter(intent -> intent.decision().equals(WORD))
                .filter(intent -> isAbout(intent, cause, resource))
                .forEach(intent -> ledger.write(entry(Phase.OUTCOME, cause, resource, role, reason)
                        .intent(intent.id())
                        .afterAsRecorded(now)
                        .outcome("interrupted")));
    }

    /** The same step at the same place, in whichever run. */
    private static boolean isAbout(AuditRecord intent, Cause cause, ResourceId resource) {
        return intent.cause().filter(was -> was.kind().equals(cause.kind())).isPresent()
                && intent.target()
                        .filter(target -> target.resource().equals(resource))
                        .isPresent();
    }

    private static Entry entry(Phase phase, Cause cause, ResourceId resource, String role, String reason) {
        return new Entry(phase, WORD, reason)
                .cause(Optional.of(cause))
                .target(Target.of(resource))
                .identity(role);
    }

    /** One intent being carried out. */
    public final class Undertaking {
        private final String intent;
        private final Cause cause;
        private final ResourceId resource;
        private final String role;
        private final List<Call> calls = new ArrayList<>();

        private Undertaking(String intent, Cause cause, ResourceId resource, String role) {
            this.intent = intent;
            this.cause = cause;
            this.resource = resource;
            this.role = role;
        }

        /** Makes one change, and hears what AWS is asked meanwhile. */
        public void make(Runnable change) {
            Calls.during(calls, change);
        }

        /** Writes down what became of it. */
        public void end(String outcome, String reason, JsonNode after, int writes) {
            ledger.write(entry(Phase.OUTCOME, cause, resource, role, reason)
                    .intent(intent)
                    .afterAsRecorded(after)
                    .outcome(outcome)
                    .writes(writes)
                    .calls(calls));
        }
    }
}
