package dev.parapet.remediations.enc_logs;

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
import dev.parapet.remediations.shared.KmsKey;
import dev.parapet.remediations.shared.KmsKeyParameter;
import dev.parapet.remediations.shared.KmsKeySteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** A log group is encrypted with a key of the account's, so that reading it takes a permission on the key as well. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncLogs implements Guardrail<EncLogs.LogGroup> {
    private static final String TYPE = "AWS::Logs::LogGroup";
    private static final String ALIAS = "alias/parapet-logs";

    private static final Control CONTROL = new Control(
            "enc-logs",
            "CloudWatch log groups are encrypted with a KMS key",
            "Logs hold tokens, addresses and names that nobody meant to write; without a key of one's own a read permission opens them all.",
            Severity.MEDIUM,
            Family.TELEMETRY,
            TYPE,
            List.of(
                    new ApiCall("logs", "logs.amazonaws.com", List.of("CreateLogGroup", "DisassociateKmsKey")),
                    new ConfigRule("cloudwatch-log-group-encrypted", TYPE)),
            List.of(SetKey.ASSOCIATE, SetKey.DISASSOCIATE),
            List.of(
                    allow("logs:DescribeLogGroups", "*"),
                    allow("kms:DescribeKey", "key/*"),
                    allow("kms:GetKeyPolicy", "key/*"),
                    allow("logs:AssociateKmsKey", "log-group:*"),
                    allow("logs:DisassociateKmsKey", "log-group:*")),
            List.of(),
            List.of(
                    Mapping.of(
                            "nist-800-53-r5", "AU-9(3) CP-9(d) SC-8(3) SC-8(4) SC-13(a) SC-28(1) SI-19(4)", "prowler"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(e)(2)(ii)",
                            "prowler")),
            List.of(KmsKeyParameter.standing(ALIAS + ", where an account has it")));

    private final String kmsKey;

    /** With the key behind the usual alias. */
    public EncLogs() {
        this(ALIAS);
    }

    private EncLogs(String kmsKey) {
        this.kmsKey = kmsKey;
    }

    /**
     * What the decision needs of a log group.
     *
     * @param key the ARN of its key; absent where CloudWatch Logs encrypts with its own
     * @param offered the key to set, if it exists there; asked only where one is needed
     */
    public record LogGroup(String name, Optional<String> key, Optional<KmsKey> offered) {
        private static LogGroup of(
                software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup group,
                Supplier<Optional<KmsKey>> offered) {
            Optional<String> key = Optional.ofNullable(group.kmsKeyId());
            return new LogGroup(group.logGroupName(), key, key.isPresent() ? Optional.empty() : offered.get());
        }
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
    public Class<LogGroup> state() {
        return LogGroup.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetKey.class);
    }

    @Override
    public Guardrail<LogGroup> with(Map<String, JsonNode> parameters) {
        return new EncLogs(KmsKeyParameter.in(parameters, "enc-logs").orElse(ALIAS));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        String name = call.request().path("logGroupName").asText("");
        return name.matches("[\\w./#-]{1,512}") ? Optional.of(call.origin().resource(TYPE, name)) : Optional.empty();
    }

    /** The list shows every group's key, and the key to set is read once for all of them. */
    @Override
    public Stream<Seen<LogGroup>> survey(Place place, Aws aws) {
        Optional<KmsKey> offered = KmsKey.named(kmsKey, aws);
        return aws.client(CloudWatchLogsClient::builder).describeLogGroupsPaginator().logGroups().stream()
                .map(group -> LogGroup.of(group, () -> offered))
                .map(group -> Seen.of(place.resource(TYPE, group.name()), group));
    }

    /** Groups come in the order of their names, so the one of that very name is the first that begins with it. */
    @Override
    public Optional<LogGroup> observe(Target target, Aws aws) {
        String name = target.resource().id();
        return aws
                .client(CloudWatchLogsClient::builder)
                .describeLogGroups(request -> request.logGroupNamePrefix(name))
                .logGroups()
                .stream()
                .filter(group -> group.logGroupName().equals(name))
                .findFirst()
                .map(group -> LogGroup.of(group, () -> KmsKey.named(kmsKey, aws)));
    }

    @Override
    public Decision decide(Target target, LogGroup group) {
        if (group.key().isPresent()) {
            return new Compliant(
                    "the log group is encrypted with " + group.key().get());
        }
        ResourceId id = target.resource();
        KmsKeySteps steps = new KmsKeySteps(kmsKey, id.region(), statement(id));
        if (group.offered().isEmpty()) {
            return new Escalate(
                    "the log group has no key of the account's, and there is no %s in %s to set"
                            .formatted(kmsKey, id.region()),
                    steps.make());
        }
        KmsKey key = group.offered().get();
        if (!key.enabled()) {
            return new Escalate(
                    "the log group has no key of the account's, and %s is not enabled".formatted(kmsKey),
                    steps.enable(key.arn()));
        }
        if (!key.lets(service(id), "kms:GenerateDataKey") || !key.lets(service(id), "kms:Decrypt")) {
            return new Escalate(
                    "the log group has no key of the account's, and the policy of %s does not let CloudWatch Logs use it"
                            .formatted(kmsKey),
                    steps.open(key.arn()));
        }
        Action action = new SetKey(group.name(), Optional.empty(), Optional.of(key.arn()));
        return new Remediate(
                new Plan(id, List.of(action)), "the log group is encrypted with a key that CloudWatch Logs owns");
    }

    private static String service(ResourceId id) {
        return "logs.%s.amazonaws.com%s".formatted(id.region(), id.partition().equals("aws-cn") ? ".cn" : "");
    }

    /** For every log group of the account and region: one key serves them all. */
    private static ObjectNode statement(ResourceId id) {
        String groups = "arn:%s:logs:%s:%s:log-group:*".formatted(id.partition(), id.region(), id.account());
        ObjectNode statement = Json.object().put("Sid", "AllowCloudWatchLogs").put("Effect", "Allow");
        statement.set("Principal", Json.object().put("Service", service(id)));
        statement.set(
                "Action",
                Json.array("kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"));
        statement.put("Resource", "*");
        statement.set(
                "Condition",
                Json.object().set("ArnLike", Json.object().put("kms:EncryptionContext:aws:logs:arn", groups)));
        return statement;
    }

    /** What the key's policy says by now is not the log group's. */
    @Override
    public boolean untouchedSince(LogGroup left, LogGroup now) {
        return left.name().equals(now.name()) && left.key().equals(now.key());
    }
}
