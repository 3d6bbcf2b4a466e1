package dev.parapet.remediations.iam_key_unused;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Origin;
import dev.parapet.core.Parameter;
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
import dev.parapet.remediations.shared.SetKeyStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A key that nobody uses is switched off. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyUnused implements Guardrail<AgedKey> {
    private static final String USER = "AWS::IAM::User";
    private static final String DAYS = "unused-days";

    private static final Control CONTROL = new Control(
            "iam-key-unused",
            "Access keys that nobody uses are inactive",
            "Nobody misses a forgotten key when somebody else finds it.",
            Severity.MEDIUM,
            Family.IDENTITY,
            AgedKeys.TYPE,
            List.of(
                    new ConfigRule("iam-user-unused-credentials-check", USER),
                    new SecurityHubControl("IAM.22"),
                    new SecurityHubControl("IAM.8")),
            List.of(SetKeyStatus.EFFECT),
            List.of(
                    allow("iam:GenerateCredentialReport", "*"),
                    allow("iam:GetCredentialReport", "*"),
                    allow("iam:ListUsers", "*"),
                    allow("iam:ListAccessKeys", "user/*"),
                    allow("iam:GetAccessKeyLastUsed", "user/*"),
                    allow("iam:UpdateAccessKey", "user/*")),
            List.of("ID-2"),
            List.of(
                    Mapping.of("fsbp", "IAM.22 IAM.8", "securityhub"),
                    Mapping.of("cis-5.0", "1.11 1.12", "prowler"),
                    Mapping.of("cis-7.0", "2.11", "prowler"),
                    Mapping.of("nist-800-53-r5", "AC-2 AC-2(1) AC-2(3) AC-3 AC-3(7) AC-3(15) AC-6", "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "8.2.6", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.2 CC6.3", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.5.18", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(3)(ii)(B) 164.308(a)(4)(ii)(B) 164.308(a)(5)(ii)(D)", "prowler")),
            List.of(new Parameter(DAYS, "A key that was not used for so many days is deactivated.", "45")));

    private final int days;

    /** 45 days, as the CIS benchmark has it. */
    public IamKeyUnused() {
        this(45);
    }

    private IamKeyUnused(int days) {
        this.days = days;
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
        return List.of(SetKeyStatus.class);
    }

    @Override
    public Guardrail<AgedKey> with(Map<String, JsonNode> parameters) {
        JsonNode set = parameters.get(DAYS);
        if (parameters.size() != (set == null ? 0 : 1)) {
            throw new IllegalArgumentException("iam-key-unused takes only " + DAYS);
        }
        if (set != null && (!set.isInt() || set.asInt() < 1 || set.asInt() > 3650)) {
            throw new IllegalArgumentException(
                    "iam-key-unused: %s takes a number of days from 1 to 3650, not %s".formatted(DAYS, set));
        }
        return new IamKeyUnused(set == null ? 45 : set.asInt());
    }

    /** The detectors name the user and not the key. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding.named(USER);
    }

    /** What the report says of the last use may be hours old; a key that looks idle is looked at by itself. */
    @Override
    public Stream<Seen<AgedKey>> survey(Place place, Aws aws) {
        return AgedKeys.survey(
                        place,
                        aws,
                        row -> true,
                        key -> key.active() && (idle(key) || key.sibling().isPresent()))
                .map(seen -> new Seen<>(seen.target(), Optional.empty()));
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

    private boolean idle(AgedKey key) {
        return key.idle() >= days;
    }

    @Override
    public Decision decide(Target target, AgedKey key) {
        if (!key.active()) {
            return new Compliant("the key is inactive");
        }
        if (idle(key)) {
            Action off = new SetKeyStatus(key.user(), key.id(), key.status(), "Inactive");
            return new Remediate(
                    new Plan(resource(target, key), List.of(off)),
                    key.used().isPresent()
                            ? "the key was last used %d days ago".formatted(key.idle())
                            : "the key is %d days old and was never used".formatted(key.age()));
        }
        return key.sibling()
                .<Decision>map(sibling -> new Escalate(
                        "the user has a younger active key, %s, beside this one".formatted(sibling),
                        List.of(
                                "see that nothing uses %s any more: aws iam get-access-key-last-used --access-key-id %s"
                                        .formatted(key.id(), key.id()),
                                "aws iam update-access-key --user-name %s --access-key-id %s --status Inactive"
                                        .formatted(key.user(), key.id()))))
                .orElseGet(() -> new Compliant("the key is in use"));
    }

    @Override
    public boolean untouchedSince(AgedKey left, AgedKey now) {
        return left.same(now);
    }
}
