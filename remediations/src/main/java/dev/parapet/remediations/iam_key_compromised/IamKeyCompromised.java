package dev.parapet.remediations.iam_key_compromised;

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
import dev.parapet.core.Principal;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.remediations.CredentialFindings;
import dev.parapet.remediations.shared.SetKeyStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;

/** A long-lived access key that an attacker holds must be inactive. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyCompromised implements Guardrail<IamKeyCompromised.AccessKey> {
    private static final String TYPE = "AWS::IAM::AccessKey";
    private static final String USER_NAME = "userName";
    private static final String USER_TYPE = "userType";

    private static final Control CONTROL = new Control(
            "iam-key-compromised",
            "Access keys that an attacker holds are inactive",
            "A stolen long-lived key works from anywhere until somebody switches it off.",
            Severity.CRITICAL,
            Family.IDENTITY,
            TYPE,
            List.of(CredentialFindings.TRIGGER),
            List.of(SetKeyStatus.EFFECT),
            // The resource of all three is the user, whose path may be anything.
            List.of(
                    allow("iam:ListAccessKeys", "user/*"),
                    allow("iam:GetAccessKeyLastUsed", "user/*"),
                    allow("iam:UpdateAccessKey", "user/*")),
            List.of("ID-2"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.2 CC6.3", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.5.18", "judgement")),
            List.of());

    /**
     * What the decision needs of a key.
     *
     * @param user who owns it, by IAM's word; absent when nobody could be asked
     * @param status Active, Inactive or Expired; absent like the user
     * @param siblings the user's other keys, for the reader: they are never touched
     */
    public record AccessKey(String id, Optional<String> user, Optional<String> status, List<String> siblings) {
        public AccessKey {
            siblings = List.copyOf(siblings);
        }

        /** A key of which IAM shows nothing. */
        static AccessKey unread(String id) {
            return new AccessKey(id, Optional.empty(), Optional.empty(), List.of());
        }
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.NONE;
    }

    @Override
    public Class<AccessKey> state() {
        return AccessKey.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetKeyStatus.class);
    }

    /** An attack sequence may name one key several times, not always with its user. */
    @Override
    public List<Target> targets(Finding finding) {
        Map<ResourceId, Target> byResource = new LinkedHashMap<>();
        CredentialFindings.keys(finding)
                .map(principal -> target(finding.origin(), principal))
                .forEach(target -> byResource.merge(
                        target.resource(),
                        target,
                        (first, next) -> first.hints().containsKey(USER_NAME) ? first : next));
        return List.copyOf(byResource.values());
    }

    private static Target target(Origin origin, Principal principal) {
        Map<String, String> hints = new TreeMap<>(Map.of(USER_TYPE, principal.type()));
        principal.name().ifPresent(name -> hints.put(USER_NAME, name));
        return new Target(resource(origin, principal), hints);
    }

    /** The key if one is named, else the user, else the account in which somebody has to look. */
    private static ResourceId resource(Origin origin, Principal principal) {
        if (principal.longLived()) {
            return resource(origin, principal, TYPE, principal.accessKeyId().orElseThrow());
        }
        return principal
                .name()
                .map(name -> resource(origin, principal, "AWS::IAM::User", name))
                .orElseGet(() -> resource(origin, principal, "AWS::::Account", principal.account()));
    }

    private static ResourceId resource(Origin origin, Principal principal, String type, String id) {
        String region = Origin.homeRegion(origin.partition());
        return new ResourceId(origin.partition(), principal.account(), region, type, id);
    }

    @Override
    public Optional<AccessKey> observe(Target target, Aws aws) {
        String id = target.resource().id();
        if (!keyOfUser(target)) {
            return Optional.of(AccessKey.unread(id));
        }
        return new KeyLookup(aws.client(IamClient::builder), id).find(target.hint(USER_NAME));
    }

    /** Only keys of users can be looked up and switched off. */
    private static boolean keyOfUser(Target target) {
        return target.resource().type().equals(TYPE)
                && target.hint(USER_TYPE).filter("IAMUser"::equals).isPresent();
    }

    @Override
    public Decision decide(Target target, AccessKey key) {
        if (!keyOfUser(target)) {
            return new Escalate(ByHand.instead(target));
        }
        if (key.user().isEmpty() || key.status().isEmpty()) {
            return new Escalate(
                    "an attacker holds this key and IAM does not say whose it is: it is deleted, or Parapet may not ask; find its user in CloudTrail and switch it off by hand");
        }
        String status = key.status().orElseThrow();
        if (!status.equals("Active")) {
            return new Compliant("the key is already " + status.toLowerCase(Locale.ROOT));
        }
        Action off = new SetKeyStatus(key.user().orElseThrow(), key.id(), status, "Inactive");
        return new Remediate(new Plan(target.resource(), List.of(off)), "an attacker holds the key" + spared(key));
    }

    private static String spared(AccessKey key) {
        return key.siblings().isEmpty()
                ? ""
                : "; the user's other key %s is left as it is".formatted(String.join(", ", key.siblings()));
    }

    /** The user may come and go with other keys; the named one is ours. */
    @Override
    public boolean untouchedSince(AccessKey left, AccessKey now) {
        return left.id().equals(now.id())
                && left.user().equals(now.user())
                && left.status().equals(now.status());
    }
}
