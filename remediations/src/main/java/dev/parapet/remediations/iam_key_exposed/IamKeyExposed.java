package dev.parapet.remediations.iam_key_exposed;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Origin;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.HealthNotice;
import dev.parapet.remediations.shared.AgedKey;
import dev.parapet.remediations.shared.AgedKeys;
import dev.parapet.remediations.shared.SetKeyStatus;
import java.util.List;
import java.util.Optional;

/** A key that stands somewhere in public is switched off. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyExposed implements Guardrail<AgedKey> {
    private static final String QUARANTINE = "arn:aws[a-z-]*:iam::aws:policy/AWSCompromisedKeyQuarantine(V\\d+)?";

    private static final Control CONTROL = new Control(
            "iam-key-exposed",
            "Access keys that were published are inactive",
            "Bots try a key within minutes after it appears in public.",
            Severity.CRITICAL,
            Family.IDENTITY,
            AgedKeys.TYPE,
            List.of(
                    new ApiCall("iam", "iam.amazonaws.com", List.of("AttachUserPolicy")),
                    new HealthNotice(List.of("AWS_RISK_CREDENTIALS_EXPOS"))),
            List.of(SetKeyStatus.EFFECT),
            List.of(
                    allow("iam:ListAccessKeys", "user/*"),
                    allow("iam:GetAccessKeyLastUsed", "user/*"),
                    allow("iam:UpdateAccessKey", "user/*")),
            List.of("ID-2"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.2 CC6.3", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.5.18", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.NONE;
    }

    @Override
    public Class<AgedKey> state() {
        return AgedKey.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetKeyStatus.class);
    }

    /** AWS names the key in a notice; when it quarantines, it names the user, whose oldest active key is looked at first. */
    @Override
    public List<Target> targets(Finding finding) {
        return switch (finding) {
            case Finding.HealthNotice notice ->
                notice.entities().stream()
                        .filter(key -> key.matches("AKIA[A-Z0-9]{12,124}"))
                        .map(key -> Target.of(notice.origin().global(AgedKeys.TYPE, key)))
                        .toList();
            case Finding.ApiActivity call when quarantines(call) -> List.of(Target.of(user(call)));
            default -> List.of();
        };
    }

    private static boolean quarantines(Finding.ApiActivity call) {
        return call.request().path("policyArn").asText("").matches(QUARANTINE)
                && call.request().path("userName").asText("").matches("[\\w+=,.@-]{1,64}");
    }

    private static ResourceId user(Finding.ApiActivity call) {
        return call.origin()
                .global("AWS::IAM::User", call.request().path("userName").asText());
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
        if (!key.active()) {
            return new Compliant("the key is inactive");
        }
        Action off = new SetKeyStatus(key.user(), key.id(), key.status(), "Inactive");
        return new Remediate(
                new Plan(resource(target, key), List.of(off)), "AWS found the key in public" + another(key));
    }

    private static String another(AgedKey key) {
        return key.sibling()
                .map(sibling -> "; the user's other key %s is left as it is: AWS does not say which of them it found"
                        .formatted(sibling))
                .orElse("");
    }

    @Override
    public boolean untouchedSince(AgedKey left, AgedKey now) {
        return left.same(now);
    }
}
