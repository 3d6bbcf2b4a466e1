package dev.parapet.remediations.iam_key_stale;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Decision.Warn;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Origin;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.AgedKey;
import dev.parapet.remediations.shared.AgedKeys;
import dev.parapet.remediations.shared.Instead;
import dev.parapet.remediations.shared.SetKeyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A key does not grow old. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyStale implements Guardrail<AgedKey> {
    private static final String USER = "AWS::IAM::User";

    private static final Control CONTROL = new Control(
            "iam-key-stale",
            "Access keys are younger than 90 days",
            "The older a key, the more places it was copied to, and the fewer people know where they are.",
            Severity.MEDIUM,
            Family.IDENTITY,
            AgedKeys.TYPE,
            List.of(new ConfigRule("access-keys-rotated", USER), new SecurityHubControl("IAM.3")),
            List.of(SetKeyStatus.EFFECT, DeleteKey.EFFECT),
            List.of(
                    allow("iam:GenerateCredentialReport", "*"),
                    allow("iam:GetCredentialReport", "*"),
                    allow("iam:ListUsers", "*"),
                    allow("iam:ListAccessKeys", "user/*"),
                    allow("iam:GetAccessKeyLastUsed", "user/*"),
                    allow("iam:UpdateAccessKey", "user/*"),
                    allow("iam:DeleteAccessKey", "user/*")),
            List.of("ID-2"),
            List.of(
                    Mapping.of("fsbp", "IAM.3", "securityhub"),
                    Mapping.of("cis-5.0", "1.13", "prowler"),
                    Mapping.of("cis-7.0", "2.12", "prowler"),
                    Mapping.of("nist-800-53-r5", "AC-2(1) AC-2(3) AC-3(15)", "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "8.3.9 8.6.3", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.2 CC6.3", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.5.18", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(3)(ii)(C) 164.308(a)(4)(ii)(B) 164.308(a)(5)(ii)(D)", "prowler")),
            Ages.PARAMETERS);

    private final Ages ages;

    /** Warned at 75 days, deactivated at 90, proposed for deletion 30 days later. */
    public IamKeyStale() {
        this(Ages.STANDARD);
    }

    private IamKeyStale(Ages ages) {
        this.ages = ages;
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.GLOBAL;
    }

    @Override
    public Class<AgedKey> state() {
        return AgedKey.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetKeyStatus.class, DeleteKey.class);
    }

    @Override
    public Guardrail<AgedKey> with(Map<String, JsonNode> parameters) {
        return new IamKeyStale(Ages.of(parameters));
    }

    /** Both detectors name the user and not the key. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding.named(USER);
    }

    @Override
    public Stream<Seen<AgedKey>> survey(Place place, Aws aws) {
        Instant young = aws.now().minus(Duration.ofDays(ages.warn()));
        return AgedKeys.survey(
                place,
                aws,
                row -> row.keys().stream()
                        .anyMatch(slot -> !slot.active() || slot.changed().isBefore(young)),
                key -> key.age() >= ages.warn());
    }

    @Override
    public Optional<AgedKey> observe(Target target, Aws aws) {
        return AgedKeys.find(target, aws);
    }

    @Override
    public ResourceId resource(Target target, AgedKey key) {
        ResourceId asked = target.resource();
        String home = Origin.homeRegion(asked.partition());
        return new ResourceId(asked.partition(), asked.account(), home, AgedKeys.TYPE, key.id());
    }

    @Override
    public Decision decide(Target target, AgedKey key) {
        return key.active() ? active(target, key) : inactive(target, key);
    }

    private Decision active(Target target, AgedKey key) {
        if (key.age() < ages.warn()) {
            return new Compliant("the key is %d days old".formatted(key.age()));
        }
        if (key.age() < ages.deactivate()) {
            Instant due = key.created().plus(Duration.ofDays(ages.deactivate()));
            return new Warn(
                    due,
                    "the key is %d days old and will be deactivated on %s%s"
                            .formatted(key.age(), due.toString().substring(0, 10), lastUsed(key)),
                    Instead.of(key.user(), target.resource().account()));
        }
        Action off = new SetKeyStatus(key.user(), key.id(), key.status(), "Inactive");
        return new Remediate(
                new Plan(resource(target, key), List.of(off)),
                "the key is %d days old, and %d is the limit%s".formatted(key.age(), ages.deactivate(), lastUsed(key)));
    }

    private static String lastUsed(AgedKey key) {
        String service = key.service().map(name -> " for " + name).orElse("");
        return key.used()
                .map(used -> "; last used %d days ago%s".formatted(key.days(used), service))
                .orElse("");
    }

    /** Only a sweep knows for how long; what was switched off may be switched on again all that time. */
    private Decision inactive(Target target, AgedKey key) {
        Optional<Instant> since = key.changed()
                .filter(changed -> key.age() >= ages.deactivate())
                .filter(changed -> key.days(changed) >= ages.delete());
        return since.<Decision>map(changed -> new Remediate(
                        new Plan(resource(target, key), List.of(new DeleteKey(key.user(), key.id()))),
                        "the key is %d days old and has been inactive for %d".formatted(key.age(), key.days(changed))))
                .orElseGet(() -> new Compliant("the key is inactive"));
    }

    @Override
    public boolean untouchedSince(AgedKey left, AgedKey now) {
        return left.same(now);
    }
}
