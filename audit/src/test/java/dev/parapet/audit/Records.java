package dev.parapet.audit;

import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records of a few words, for tests. */
final class Records {
    private Records() {}

    static AuditRecord intent(String id) {
        return of(id, Phase.INTENT, Optional.empty());
    }

    static AuditRecord intent(String id, ResourceId resource) {
        return of(id, Phase.INTENT, Optional.empty(), Optional.of(Target.of(resource)));
    }

    static AuditRecord outcome(String id, String intent) {
        return of(id, Phase.OUTCOME, Optional.of(intent));
    }

    static AuditRecord decided(String id) {
        return of(id, Phase.DECIDED, Optional.empty());
    }

    static AuditRecord decided(String id, Instant at, Cause cause) {
        return of(id, Phase.DECIDED, Optional.empty(), Optional.empty(), at, Optional.of(cause));
    }

    private static AuditRecord of(String id, Phase phase, Optional<String> intent) {
        return of(id, phase, intent, Optional.empty());
    }

    private static AuditRecord of(String id, Phase phase, Optional<String> intent, Optional<Target> target) {
        return of(id, phase, intent, target, Instant.parse("2026-11-23T03:15:22Z"), Optional.empty());
    }

    private static AuditRecord of(
            String id,
            Phase phase,
            Optional<String> intent,
            Optional<Target> target,
            Instant at,
            Optional<Cause> cause) {
        return new AuditRecord(
                AuditRecord.SCHEMA,
                id,
                phase,
                intent,
                at,
                cause,
                Optional.of("own-door"),
                target,
                "remediate",
                "the door is open: \u00fc \u20ac \ud83d\udeaa",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
