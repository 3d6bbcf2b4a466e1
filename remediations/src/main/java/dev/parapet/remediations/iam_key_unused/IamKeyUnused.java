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
import dev.parapet.remediations.shared.CredentialReport;
import dev.parapet.remediations.shared.CredentialReport.Row;
import dev.parapet.remediations.shared.SetKeyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A key that nobody uses is switched off; a password without a second factor is told. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyUnused implements Guardrail<Credential> {
    private static final String DAYS = "unused-days";
    private static final String MFA_RULE = "mfa-enabled-for-iam-console-access";
    private static final String MFA_CONTROL = "IAM.5";
    /** The hint of a target that is a user's password. */
    private static final String PASSWORD = "password";

    private static final Control CONTROL = new Control(
            "iam-key-unused",
            "Active keys are in use, and no password opens the console alone",
            "Nobody misses a forgotten key when somebody else finds it, and a password is guessed or phished.",
            Severity.MEDIUM,
            Family.IDENTITY,
            AgedKeys.TYPE,
            List.of(
                    new ConfigRule("iam-user-unused-credentials-check", AgedKeys.USER),
                    new ConfigRule(MFA_RULE, AgedKeys.USER),
                    new SecurityHubControl("IAM.22"),
                    new SecurityHubControl("IAM.8"),
                    new SecurityHubControl(MFA_CONTROL)),
            List.of(SetKeyStatus.EFFECT),
            List.of(
                    allow("iam:GenerateCredentialReport", "*"),
                    allow("iam:GetCredentialReport", "*"),
                    allow("iam:ListUsers", "*"),
                    allow("iam:ListAccessKeys", "user/*"),
                    allow("iam:GetAccessKeyLastUsed", "user/*"),
                    allow("iam:GetLoginProfile", "user/*"),
                    allow("iam:ListMFADevices", "user/*"),
                    allow("iam:UpdateAccessKey", "user/*")),
            List.of("ID-2"),
            List.of(
                    Mapping.of("fsbp", "IAM.22 IAM.8 IAM.5", "securityhub"),
                    Mapping.of("cis-5.0", "1.9 1.11 1.12", "prowler"),
                    Mapping.of("cis-7.0", "2.10 2.11", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-2 AC-2(1) AC-2(3) AC-3 AC-3(7) AC-3(15) AC-6 IA-2(1) IA-2(2) IA-2(6) IA-2(8)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "8.2.6 8.4.2", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.2 CC6.3", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.5.18 A.8.5", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(3)(ii)(A) 164.308(a)(3)(ii)(B) 164.308(a)(4)(ii)(B) 164.308(a)(5)(ii)(D) 164.312(a)(1) 164.312(d)",
                            "prowler")),
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
    public Class<Credential> state() {
        return Credential.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetKeyStatus.class);
    }

    @Override
    public Guardrail<Credential> with(Map<String, JsonNode> parameters) {
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

    /** The detectors name the user, and by their own name the matter: keys, or the password. */
    @Override
    public List<Target> targets(Finding finding) {
        return AgedKeys.users(finding)
                .map(user -> onPassword(finding) ? passwordOf(user.resource()) : user)
                .toList();
    }

    private static boolean onPassword(Finding finding) {
        return finding.kind().contains(MFA_RULE) || finding.kind().equals(MFA_CONTROL);
    }

    private static Target passwordOf(ResourceId user) {
        return new Target(user, Map.of(PASSWORD, "true"));
    }

    private static boolean isPassword(Target target) {
        return target.hint(PASSWORD).isPresent();
    }

    /** What the report says may be hours old; what looks wrong is looked at by itself. */
    @Override
    public Stream<Seen<Credential>> survey(Place place, Aws aws) {
        AgedKeys keys = AgedKeys.in(aws);
        return CredentialReport.read(aws).stream()
                .flatMap(row -> Stream.concat(
                        row.passwordAlone()
                                ? Stream.of(passwordOf(place.resource(AgedKeys.USER, row.user())))
                                : Stream.of(),
                        suspect(row, aws.now()) ? suspects(place, keys.of(row)) : Stream.of()))
                .map(target -> new Seen<>(target, Optional.empty()));
    }

    /** What was never used may be older than its date, which is that of the last change. */
    private boolean suspect(Row row, Instant now) {
        return row.active().size() > 1
                || row.active().stream()
                        .anyMatch(slot -> slot.used().isEmpty()
                                || Duration.between(slot.used().get(), now).toDays() >= days);
    }

    private Stream<Target> suspects(Place place, List<AgedKey> keys) {
        return keys.stream()
                .filter(AgedKey::active)
                .filter(key -> idle(key) || key.sibling().isPresent())
                .map(key -> AgedKeys.seen(place, key).target());
    }

    @Override
    public Optional<Credential> observe(Target target, Aws aws) {
        AgedKeys keys = AgedKeys.in(aws);
        if (target.resource().type().equals(AgedKeys.TYPE)) {
            return keys.find(target).map(Credential::of);
        }
        return keys.name(target.resource().id())
                .flatMap(user -> isPassword(target)
                        ? Password.of(user, aws)
                        : worst(user, keys).map(Credential::of));
    }

    /** A key that nobody uses, else the older one. */
    private Optional<AgedKey> worst(String user, AgedKeys keys) {
        return keys.of(user).stream()
                .flatMap(key -> key.active() ? keys.used(key).stream() : Stream.of(key))
                .min(Comparator.comparing((AgedKey key) -> !(key.active() && idle(key)))
                        .thenComparing(AgedKeys.OLDEST));
    }

    @Override
    public ResourceId resource(Target target, Credential seen) {
        ResourceId asked = target.resource();
        String home = Origin.homeRegion(asked.partition());
        return seen.key()
                .map(key -> new ResourceId(asked.partition(), asked.account(), home, AgedKeys.TYPE, key.id()))
                .orElseGet(() -> new ResourceId(asked.partition(), asked.account(), home, AgedKeys.USER, seen.user()));
    }

    private boolean idle(AgedKey key) {
        return key.idle() >= days;
    }

    @Override
    public Decision decide(Target target, Credential seen) {
        return seen.key().map(key -> decide(target, seen, key)).orElseGet(() -> Password.decide(seen));
    }

    private Decision decide(Target target, Credential seen, AgedKey key) {
        if (!key.active()) {
            return new Compliant("the key is inactive");
        }
        if (idle(key)) {
            Action off = new SetKeyStatus(key.user(), key.id(), key.status(), "Inactive");
            return new Remediate(
                    new Plan(resource(target, seen), List.of(off)),
                    key.used().isPresent()
                            ? "the key was last used %d days ago".formatted(key.idle())
                            : "the key is %d days old and was never used".formatted(key.age()));
        }
        return key.sibling().map(younger -> twoKeys(key, younger)).orElseGet(() -> new Compliant("the key is in use"));
    }

    private static Decision twoKeys(AgedKey key, String younger) {
        String use = key.used()
                .map(used -> "was last used %d days ago".formatted(key.days(used)))
                .orElse("was never used");
        return new Escalate(
                "the user has two active keys, and this is the older one: it is %d days old and %s; the younger is %s"
                        .formatted(key.age(), use, younger),
                List.of(
                        "let what signs with %s take %s".formatted(key.id(), younger),
                        "see that nothing uses the older key any more: aws iam get-access-key-last-used --access-key-id %s"
                                .formatted(key.id()),
                        "aws iam update-access-key --user-name %s --access-key-id %s --status Inactive"
                                .formatted(key.user(), key.id())));
    }

    @Override
    public boolean untouchedSince(Credential left, Credential now) {
        return left.user().equals(now.user())
                && left.passwordAlone() == now.passwordAlone()
                && left.key().isPresent() == now.key().isPresent()
                && left.key().flatMap(key -> now.key().map(key::same)).orElse(true);
    }
}
