package dev.parapet.remediations.iam_key_exposed;

import static dev.parapet.core.Permission.allow;

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
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.HealthNotice;
import dev.parapet.remediations.shared.AgedKeys;
import dev.parapet.remediations.shared.SetKeyStatus;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** A key that stands somewhere in public is switched off. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyExposed implements Guardrail<Exposed> {
    private static final String QUARANTINE = "arn:aws[a-z-]*:iam::aws:policy/AWSCompromisedKeyQuarantine(V\\d+)?";

    private static final int FORBIDDEN = 403;

    private static final Control CONTROL = new Control(
            "iam-key-exposed",
            "Access keys that were published are inactive",
            "Bots try a key within minutes after it appears in public.",
            Severity.CRITICAL,
            Family.IDENTITY,
            AgedKeys.TYPE,
            List.of(
                    new ApiCall("iam", "iam.amazonaws.com", List.of("AttachUserPolicy")),
                    new HealthNotice(List.of("AWS_RISK_CREDENTIALS_", "AWS_RISK_IAM_QUARANTINE"))),
            List.of(SetKeyStatus.EFFECT),
            List.of(
                    allow("iam:ListAttachedUserPolicies", "user/*"),
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
    public Class<Exposed> state() {
        return Exposed.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetKeyStatus.class);
    }

    /** AWS names the key in a notice; when it quarantines, it names the user. */
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
                .global(AgedKeys.USER, call.request().path("userName").asText());
    }

    @Override
    public Optional<Exposed> observe(Target target, Aws aws) {
        if (ofUser(target)) {
            return user(target.resource().id(), aws);
        }
        try {
            return AgedKeys.in(aws).find(target).flatMap(key -> user(key.user(), aws));
        } catch (IamException denied) {
            // IAM gives this answer for a key it does not know, too.
            if (denied.statusCode() == FORBIDDEN) {
                return Optional.of(Exposed.unread());
            }
            throw denied;
        }
    }

    private static boolean ofUser(Target target) {
        return target.resource().type().equals(AgedKeys.USER);
    }

    private static Optional<Exposed> user(String user, Aws aws) {
        try {
            boolean quarantined = aws
                    .client(IamClient::builder)
                    .listAttachedUserPoliciesPaginator(request -> request.userName(user))
                    .attachedPolicies()
                    .stream()
                    .anyMatch(policy -> policy.policyArn().matches(QUARANTINE));
            List<Exposed.Key> keys = AgedKeys.in(aws).of(user).stream()
                    .map(key -> new Exposed.Key(key.id(), key.status()))
                    .toList();
            return Optional.of(new Exposed(Optional.of(user), quarantined, keys));
        } catch (NoSuchEntityException gone) {
            return Optional.empty();
        }
    }

    /** A quarantined user is one matter, whichever of the two told of it. */
    @Override
    public ResourceId resource(Target target, Exposed seen) {
        ResourceId asked = target.resource();
        return seen.quarantined()
                ? new ResourceId(
                        asked.partition(),
                        asked.account(),
                        Origin.homeRegion(asked.partition()),
                        AgedKeys.USER,
                        seen.user().orElseThrow())
                : asked;
    }

    @Override
    public Decision decide(Target target, Exposed seen) {
        if (seen.user().isEmpty()) {
            return new Escalate(
                    "AWS found the key in public and IAM does not say whose it is: it is deleted, the root user's, or Parapet may not ask; find its user in CloudTrail and switch it off by hand");
        }
        String user = seen.user().orElseThrow();
        if (ofUser(target) && !seen.quarantined()) {
            return new Compliant("user %s is not in quarantine any more".formatted(user));
        }
        List<Action> off = seen.keys().stream()
                .filter(Exposed.Key::active)
                .filter(key ->
                        seen.quarantined() || key.id().equals(target.resource().id()))
                .<Action>map(key -> new SetKeyStatus(user, key.id(), key.status(), "Inactive"))
                .toList();
        return off.isEmpty()
                ? new Compliant(
                        seen.quarantined()
                                ? "user %s is in quarantine and has no active key".formatted(user)
                                : "the key is inactive")
                : new Remediate(new Plan(resource(target, seen), off), reason(seen));
    }

    private static String reason(Exposed seen) {
        return seen.quarantined()
                ? "AWS found a key in public and put its user in quarantine, which does not say which key it was"
                : "AWS found the key in public";
    }

    /** The policy and newer keys may come and go; those that were looked at then are ours. */
    @Override
    public boolean untouchedSince(Exposed left, Exposed now) {
        return left.user().equals(now.user()) && now.keys().containsAll(left.keys());
    }
}
