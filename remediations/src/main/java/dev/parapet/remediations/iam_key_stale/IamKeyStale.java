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
import dev.parapet.remediations.shared.AgedKey.Kind;
import dev.parapet.remediations.shared.AgedKeys;
import dev.parapet.remediations.shared.CredentialReport;
import dev.parapet.remediations.shared.Instead;
import dev.parapet.remediations.shared.OtherCredentials;
import dev.parapet.remediations.shared.SetKeyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A key does not grow old, nor does another credential that works until somebody stops it. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyStale implements Guardrail<AgedKey> {
    /** The report and the list of keys may differ by as much on one and the same event. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private static final Control CONTROL = new Control(
            "iam-key-stale",
            "Long-lived credentials are younger than 90 days",
            "The older a key, the more places it was copied to, and the fewer people know where they are.",
            Severity.MEDIUM,
            Family.IDENTITY,
            AgedKeys.TYPE,
            List.of(new ConfigRule("access-keys-rotated", AgedKeys.USER), new SecurityHubControl("IAM.3")),
            List.of(
                    SetKeyStatus.EFFECT,
                    DeleteKey.EFFECT,
                    SetServiceCredentialStatus.EFFECT,
                    SetCertificateStatus.EFFECT),
            List.of(
                    allow("iam:GenerateCredentialReport", "*"),
                    allow("iam:GetCredentialReport", "*"),
                    allow("iam:ListUsers", "*"),
                    allow("iam:ListAccessKeys", "user/*"),
                    allow("iam:GetAccessKeyLastUsed", "user/*"),
                    allow("iam:UpdateAccessKey", "user/*"),
                    allow("iam:DeleteAccessKey", "user/*"),
                    // Asked for all users at once.
                    allow("iam:ListServiceSpecificCredentials", "*"),
                    allow("iam:UpdateServiceSpecificCredential", "user/*"),
                    allow("iam:ListSigningCertificates", "user/*"),
                    allow("iam:UpdateSigningCertificate", "user/*")),
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
        return List.of(
                SetKeyStatus.class, DeleteKey.class, SetServiceCredentialStatus.class, SetCertificateStatus.class);
    }

    @Override
    public Guardrail<AgedKey> with(Map<String, JsonNode> parameters) {
        return new IamKeyStale(Ages.of(parameters));
    }

    /** Config and Security Hub name the user; who reports through Security Hub may name the key. */
    @Override
    public List<Target> targets(Finding finding) {
        return Stream.concat(AgedKeys.users(finding), finding.named(AgedKeys.TYPE).stream())
                .toList();
    }

    /** The report's date is that of the last change: a key that was switched off and on again is older than it. */
    @Override
    public Stream<Seen<AgedKey>> survey(Place place, Aws aws) {
        Instant young = aws.now().minus(Duration.ofDays(ages.warn()));
        AgedKeys keys = AgedKeys.in(aws);
        OtherCredentials others = OtherCredentials.in(aws);
        Stream<AgedKey> ofUsers = CredentialReport.read(aws).stream()
                .filter(row -> row.created().isBefore(young))
                .flatMap(row -> Stream.concat(
                        row.keys().isEmpty() ? Stream.of() : keys.of(row).stream(),
                        row.certificate() ? others.certificates(row.user()) : Stream.of()));
        return Stream.concat(ofUsers, others.forServices())
                .filter(key -> key.age() >= ages.warn())
                .map(key -> AgedKeys.seen(place, key));
    }

    /** A user costs a call; those whose keys were left alone need no second one. */
    @Override
    public Stream<Seen<AgedKey>> surveyAgain(Place place, Aws aws, List<Target> written) {
        AgedKeys keys = AgedKeys.in(aws);
        OtherCredentials others = OtherCredentials.in(aws);
        Stream<AgedKey> ofUsers = written.stream()
                .filter(target -> target.resource().type().equals(AgedKeys.TYPE))
                .flatMap(target -> target.hint(AgedKeys.OWNER).stream())
                .distinct()
                .flatMap(user -> keys.of(user).stream());
        Stream<AgedKey> rest = written.stream()
                .filter(target -> !target.resource().type().equals(AgedKeys.TYPE))
                .flatMap(target -> others.find(target).stream());
        return Stream.concat(ofUsers, rest).map(key -> AgedKeys.seen(place, key));
    }

    @Override
    public Optional<AgedKey> observe(Target target, Aws aws) {
        AgedKeys keys = AgedKeys.in(aws);
        return switch (target.resource().type()) {
            case AgedKeys.USER -> keys.name(target.resource().id()).flatMap(user -> oldest(user, aws));
            case AgedKeys.TYPE -> keys.find(target).map(key -> mayBeDeleted(key) ? keys.dated(key) : key);
            default -> OtherCredentials.in(aws).find(target);
        };
    }

    private static Optional<AgedKey> oldest(String user, Aws aws) {
        AgedKeys keys = AgedKeys.in(aws);
        return Stream.concat(keys.of(user).stream(), OtherCredentials.in(aws).of(user))
                .min(AgedKeys.OLDEST)
                .flatMap(key -> key.kind() == Kind.ACCESS_KEY ? keys.used(key) : Optional.of(key));
    }

    @Override
    public ResourceId resource(Target target, AgedKey key) {
        ResourceId asked = target.resource();
        String home = Origin.homeRegion(asked.partition());
        return new ResourceId(
                asked.partition(), asked.account(), home, key.kind().type(), key.id());
    }

    @Override
    public Decision decide(Target target, AgedKey key) {
        return key.active() ? active(target, key) : inactive(target, key);
    }

    private Decision active(Target target, AgedKey key) {
        String age = "the %s is %d days old".formatted(key.noun(), key.age());
        if (key.age() < ages.warn()) {
            return new Compliant(age);
        }
        if (key.age() < ages.deactivate()) {
            Instant due = key.created().plus(Duration.ofDays(ages.deactivate()));
            return new Warn(
                    due,
                    "%s and will be deactivated on %s%s"
                            .formatted(age, due.toString().substring(0, 10), lastUsed(key)),
                    Instead.of(key, target.resource().account()));
        }
        return new Remediate(
                new Plan(resource(target, key), List.of(off(key))),
                "%s, and %d is the limit%s".formatted(age, ages.deactivate(), lastUsed(key)));
    }

    private static Action off(AgedKey key) {
        return switch (key.kind()) {
            case ACCESS_KEY -> new SetKeyStatus(key.user(), key.id(), key.status(), "Inactive");
            case SERVICE_CREDENTIAL -> new SetServiceCredentialStatus(key.user(), key.id(), key.status(), "Inactive");
            case CERTIFICATE -> new SetCertificateStatus(key.user(), key.id(), key.status(), "Inactive");
        };
    }

    private static String lastUsed(AgedKey key) {
        String service = key.service().map(name -> " for " + name).orElse("");
        return key.used()
                .map(used -> "; last used %d days ago%s".formatted(key.days(used), service))
                .orElse("");
    }

    private Decision inactive(Target target, AgedKey key) {
        return key.changed()
                .filter(changed -> mayBeDeleted(key))
                // Keys are made active: the date of its making says nothing of the day it was switched off.
                .filter(changed -> changed.isAfter(key.created().plus(MOMENT)))
                .filter(changed -> key.days(changed) >= ages.delete())
                .<Decision>map(changed -> new Remediate(
                        new Plan(resource(target, key), List.of(new DeleteKey(key.user(), key.id()))),
                        "the key is %d days old and has been inactive for %d".formatted(key.age(), key.days(changed))))
                .orElseGet(() -> new Compliant(
                        "the %s is %s".formatted(key.noun(), key.status().toLowerCase(Locale.ROOT))));
    }

    /** Only an access key's report says since when it is inactive; all that time it may be switched on again. */
    private boolean mayBeDeleted(AgedKey key) {
        return key.kind() == Kind.ACCESS_KEY && !key.active() && key.age() >= ages.deactivate();
    }

    @Override
    public boolean untouchedSince(AgedKey left, AgedKey now) {
        return left.same(now);
    }
}
