package dev.parapet.remediations.enc_cloudtrail;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.parapet.core.Json;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.KmsKey;
import dev.parapet.remediations.shared.KmsKeyParameter;
import dev.parapet.remediations.shared.KmsKeySteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** A trail encrypts its log files with a key, so that whoever reads the bucket does not read the account's history. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncCloudtrail implements Guardrail<Trail> {
    private static final String TYPE = "AWS::CloudTrail::Trail";
    private static final String ALIAS = "alias/parapet-cloudtrail";
    private static final String SERVICE = "cloudtrail.amazonaws.com";

    private static final Control CONTROL = new Control(
            "enc-cloudtrail",
            "CloudTrail trails encrypt their log files with a KMS key",
            "The log files say who may do what and where; without a key, one permission on the bucket gives them away.",
            Severity.MEDIUM,
            Family.TELEMETRY,
            TYPE,
            List.of(
                    new ApiCall("cloudtrail", SERVICE, List.of("CreateTrail", "UpdateTrail")),
                    new ConfigRule("cloud-trail-encryption-enabled", TYPE),
                    new SecurityHubControl("CloudTrail.2")),
            List.of(SetTrailKey.EFFECT),
            List.of(
                    allow("cloudtrail:DescribeTrails", "*"),
                    allow("kms:DescribeKey", "key/*"),
                    allow("kms:GetKeyPolicy", "key/*"),
                    allow("cloudtrail:UpdateTrail", "trail/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "CloudTrail.2", "securityhub"),
                    Mapping.of("cis-5.0", "3.5", "prowler"),
                    Mapping.of("cis-7.0", "4.5", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AU-9 CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "10.3.2", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC7.2", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.15 A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(1)(ii)(D) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(c)(1) 164.312(c)(2) 164.312(e)(2)(ii)",
                            "prowler")),
            List.of(KmsKeyParameter.standing(ALIAS + ", where an account has it")));

    private final String kmsKey;

    /** With the key behind the usual alias. */
    public EncCloudtrail() {
        this(ALIAS);
    }

    private EncCloudtrail(String kmsKey) {
        this.kmsKey = kmsKey;
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Trail> state() {
        return Trail.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetTrailKey.class);
    }

    @Override
    public Guardrail<Trail> with(Map<String, JsonNode> parameters) {
        return new EncCloudtrail(
                KmsKeyParameter.in(parameters, "enc-cloudtrail").orElse(ALIAS));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    /** The request may name the trail by its ARN; the answer has its name. A call is made where the trail lives. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(call.response(), call.request())
                .map(body -> body.path("name").asText(""))
                .filter(name -> name.matches("[A-Za-z0-9][\\w.-]{1,126}[A-Za-z0-9]"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name));
    }

    /** Without shadows: a trail is met once, at home. The key is read once for all of them. */
    @Override
    public Stream<Seen<Trail>> survey(Place place, Aws aws) {
        List<Trail> trails = aws
                .client(CloudTrailClient::builder)
                .describeTrails(request -> request.includeShadowTrails(false))
                .trailList()
                .stream()
                .map(Trail::of)
                .toList();
        Optional<KmsKey> key = trails.stream().anyMatch(Trail::lacksKey) ? KmsKey.named(kmsKey, aws) : Optional.empty();
        return trails.stream()
                .map(trail -> Seen.of(place.resource(TYPE, trail.name()), trail.lacksKey() ? trail.given(key) : trail));
    }

    /** With shadows: a finding may come from a region or an account that only sees the trail. One at home goes first. */
    @Override
    public Optional<Trail> observe(Target target, Aws aws) {
        ResourceId id = target.resource();
        List<Trail> named = aws
                .client(CloudTrailClient::builder)
                .describeTrails(request -> request.includeShadowTrails(true))
                .trailList()
                .stream()
                .map(Trail::of)
                .filter(trail -> trail.name().equals(id.id()))
                .toList();
        return named.stream()
                .filter(trail -> trail.livesIn(id))
                .findFirst()
                .map(trail -> trail.lacksKey() ? trail.given(KmsKey.named(kmsKey, aws)) : trail)
                .or(() -> named.stream().findFirst());
    }

    @Override
    public Decision decide(Target target, Trail trail) {
        ResourceId id = target.resource();
        if (!trail.lacksKey()) {
            return new Compliant(
                    "the trail's log files are encrypted with " + trail.key().orElseThrow());
        }
        if (!trail.account().equals(id.account())) {
            return new Escalate(
                    "the trail has no key, and it is the organization's: only account %s can change it"
                            .formatted(trail.account()),
                    List.of(trail.update(kmsKey)));
        }
        if (!trail.livesIn(id)) {
            return new Escalate(
                    "the trail has no key, and it can be changed only in %s, where it lives".formatted(trail.home()),
                    List.of(trail.update(kmsKey)));
        }
        return atHome(id, trail);
    }

    private Decision atHome(ResourceId id, Trail trail) {
        KmsKeySteps steps = new KmsKeySteps(kmsKey, id.region(), statement(id));
        if (trail.offered().isEmpty()) {
            return new Escalate(
                    "the trail has no key, and there is no %s in %s to set".formatted(kmsKey, id.region()),
                    steps.make());
        }
        KmsKey key = trail.offered().get();
        if (!key.enabled()) {
            return new Escalate(
                    "the trail has no key, and %s is not enabled".formatted(kmsKey), steps.enable(key.arn()));
        }
        if (!key.lets(SERVICE, "kms:GenerateDataKey")) {
            return new Escalate(
                    "the trail has no key, and the policy of %s does not let CloudTrail use it".formatted(kmsKey),
                    steps.open(key.arn()));
        }
        Action action = new SetTrailKey(trail.name(), Optional.empty(), Optional.of(key.arn()));
        return new Remediate(new Plan(id, List.of(action)), "the trail's log files have no key of their own");
    }

    /** For every trail of the account: one key serves them all. */
    private static ObjectNode statement(ResourceId id) {
        String trails = "arn:%s:cloudtrail:*:%s:trail/*".formatted(id.partition(), id.account());
        ObjectNode statement = Json.object().put("Sid", "AllowCloudTrail").put("Effect", "Allow");
        statement.set("Principal", Json.object().put("Service", SERVICE));
        statement.set("Action", Json.array("kms:GenerateDataKey*", "kms:DescribeKey"));
        statement.put("Resource", "*");
        statement.set(
                "Condition",
                Json.object().set("StringLike", Json.object().put("kms:EncryptionContext:aws:cloudtrail:arn", trails)));
        return statement;
    }

    /** What the key's policy says by now is not the trail's. */
    @Override
    public boolean untouchedSince(Trail left, Trail now) {
        return left.arn().equals(now.arn()) && left.key().equals(now.key());
    }
}
