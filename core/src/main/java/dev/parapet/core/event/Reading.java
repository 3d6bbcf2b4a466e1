package dev.parapet.core.event;

import dev.parapet.core.Finding;
import java.util.List;
import java.util.Optional;

/** What became of one event. Every text becomes exactly one of these; none becomes an exception. */
public sealed interface Reading {
    /** The event says that something is wrong; at least one finding. */
    record Findings(String eventId, List<Finding> findings) implements Reading {
        public Findings {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("an event without findings is an ignored one");
            }
        }
    }

    /** The event was understood, and nothing is to be done. */
    record Ignored(Optional<String> eventId, String reason) implements Reading {
        public Ignored {
            reason = Reason.printable(reason);
        }
    }

    /** The event was not understood: somebody has to look at it. */
    record Rejected(Optional<String> eventId, String reason) implements Reading {
        public Rejected {
            reason = Reason.printable(reason);
        }
    }
}
