package dev.parapet.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.AuditRecord.ActionText;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.AuditRecord.PlanText;
import dev.parapet.core.Effect;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Target;
import dev.parapet.remediations.Guardrails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Records of a hundred accounts, the same for the same seed. */
final class BigOrganization {
    static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1", "us-east-1", "ap-southeast-2");

    private final Random random;
    private final List<Guardrail<?>> guardrails = Guardrails.all();

    BigOrganization(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    List<Guardrail<?>> guardrails() {
        return guardrails;
    }

    static String account(int number) {
        return "%012d".formatted(100_000_000_000L + number * 7919L);
    }

    /** Repairs, six minutes from one to the next: an intent and an outcome each. */
    List<AuditRecord> changes(Instant start, int count) {
        List<AuditRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.addAll(change(start.plus(Duration.ofMinutes(6L * i))));
        }
        return records;
    }

    List<AuditRecord> change(Instant at) {
        Guardrail<?> guardrail = any();
        ResourceId resource = resource(guardrail);
        String intent = AuditRecord.newId(at);
        Instant end = at.plusMillis(2000 + random.nextInt(9000));
        return List.of(
                record(intent, Phase.INTENT, Optional.empty(), at, guardrail, resource, "remediate", ""),
                record(
                        AuditRecord.newId(end),
                        Phase.OUTCOME,
                        Optional.of(intent),
                        end,
                        guardrail,
                        resource,
                        "remediate",
                        "remediated"));
    }

    /** A look that found nothing, or nothing to be written, at one of so many resources. */
    AuditRecord look(Instant at, int resources) {
        int number = random.nextInt(resources);
        Guardrail<?> guardrail = guardrails.get(number % guardrails.size());
        ResourceId resource = new ResourceId(
                "aws",
                account(number % 100),
                REGIONS.get(number % REGIONS.size()),
                guardrail.control().resourceType(),
                "data-%06d".formatted(number));
        boolean told = number % 10 == 0;
        return record(
                AuditRecord.newId(at),
                Phase.DECIDED,
                Optional.empty(),
                at,
                guardrail,
                resource,
                told ? "escalate" : "compliant",
                told ? "none" : "unchanged");
    }

    private Guardrail<?> any() {
        return guardrails.get(random.nextInt(guardrails.size()));
    }

    ResourceId resource(Guardrail<?> guardrail) {
        return new ResourceId(
                "aws",
                account(random.nextInt(100)),
                REGIONS.get(random.nextInt(REGIONS.size())),
                guardrail.control().resourceType(),
                "data-%x".formatted(random.nextLong()));
    }

    private AuditRecord record(
            String id,
            Phase phase,
            Optional<String> intent,
            Instant at,
            Guardrail<?> guardrail,
            ResourceId resource,
            String decision,
            String outcome) {
        PlanText plan = new PlanText(
                Json.sha256(id),
                resource,
                List.of(new ActionText(
                        "SetState",
                        "%s %s: open to everybody -> open to the account".formatted(resource.type(), resource.id()),
                        new Effect("s3:PutBucketPolicy", Risk.SAFE, Effect.Undo.EXACT),
                        Json.object())));
        return new AuditRecord(
                AuditRecord.SCHEMA,
                id,
                phase,
                intent,
                at,
                Optional.of(new Cause(
                        "aws.s3",
                        Long.toHexString(random.nextLong()),
                        "PutBucketPolicy",
                        resource.account(),
                        Optional.empty())),
                Optional.of(guardrail.control().id()),
                Optional.of(Target.of(resource)),
                decision,
                "anybody may read it",
                Optional.of(plan).filter(text -> phase != Phase.DECIDED),
                Optional.of(state(resource, true)),
                phase == Phase.OUTCOME ? Optional.of(state(resource, false)) : Optional.empty(),
                Optional.of(outcome).filter(word -> !word.isEmpty()),
                phase == Phase.OUTCOME ? 1 : 0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static JsonNode state(ResourceId resource, boolean open) {
        return Json.object()
                .put("name", resource.id())
                .put("policy", open ? "{\"Principal\":\"*\",\"Action\":\"s3:GetObject\"}" : "none")
                .put("owner", resource.account())
                .put("versioning", "Enabled");
    }
}
