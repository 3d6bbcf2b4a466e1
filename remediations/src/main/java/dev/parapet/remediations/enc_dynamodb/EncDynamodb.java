package dev.parapet.remediations.enc_dynamodb;

import static dev.parapet.core.Permission.allow;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
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
import dev.parapet.remediations.shared.KmsKeyParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table is encrypted with a key that the account can see, log and take away. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncDynamodb implements Guardrail<EncDynamodb.Table> {
    private static final String TYPE = "AWS::DynamoDB::Table";

    private static final Control CONTROL = new Control(
            "enc-dynamodb",
            "DynamoDB tables are encrypted with a KMS key",
            "Under DynamoDB's own key nobody can log who decrypted a table, nor lock it when credentials are lost.",
            Severity.MEDIUM,
            Family.DATABASE,
            TYPE,
            List.of(
                    new ApiCall(
                            "dynamodb",
                            "dynamodb.amazonaws.com",
                            List.of(
                                    "CreateTable",
                                    "UpdateTable",
                                    "RestoreTableFromBackup",
                                    "RestoreTableToPointInTime")),
                    new ConfigRule("dynamodb-table-encrypted-kms", TYPE)),
            List.of(SetEncryption.EFFECT),
            List.of(
                    allow("dynamodb:ListTables", "*"),
                    allow("dynamodb:DescribeTable", "table/*"),
                    allow("dynamodb:UpdateTable", "table/*")),
            List.of(),
            List.of(
                    Mapping.of("nist-800-53-r5", "AU-9(3) SC-8(3) SC-8(4) SC-13(a) SC-28(1) SI-19(4)", "prowler"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(e)(2)(ii)", "prowler")),
            List.of(KmsKeyParameter.standing("the AWS managed key aws/dynamodb")));

    private final Optional<String> kmsKey;

    /** With the AWS managed key. */
    public EncDynamodb() {
        this(Optional.empty());
    }

    private EncDynamodb(Optional<String> kmsKey) {
        this.kmsKey = kmsKey;
    }

    /**
     * What the decision needs of a table.
     *
     * @param status DynamoDB's word, for example {@code ACTIVE}
     * @param key the ARN of its KMS key; absent where the key is DynamoDB's own
     * @param replicas the other regions of a global table
     */
    public record Table(String name, String status, Optional<String> key, List<String> replicas) {
        /** A list that nobody changes. */
        public Table {
            replicas = List.copyOf(replicas);
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
    public Class<Table> state() {
        return Table.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetEncryption.class);
    }

    @Override
    public Guardrail<Table> with(Map<String, JsonNode> parameters) {
        return new EncDynamodb(KmsKeyParameter.in(parameters, "enc-dynamodb"));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    /** The answer has the table's name; the request may have its ARN instead, and a restore says which is the new one. */
    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(
                        call.response().path("tableDescription").path("tableName"),
                        call.request().path("targetTableName"),
                        call.request().path("tableName"))
                .map(name -> name.asText(""))
                .filter(name -> name.matches("[\\w.-]{3,255}"))
                .findFirst()
                .map(name -> call.origin().resource(TYPE, name));
    }

    @Override
    public Stream<Seen<Table>> survey(Place place, Aws aws) {
        return aws.client(DynamoDbClient::builder).listTablesPaginator().tableNames().stream()
                .map(name -> Seen.named(place.resource(TYPE, name)));
    }

    @Override
    public Optional<Table> observe(Target target, Aws aws) {
        try {
            return Optional.of(table(aws.client(DynamoDbClient::builder)
                    .describeTable(
                            request -> request.tableName(target.resource().id()))
                    .table()));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Table table(TableDescription table) {
        return new Table(
                table.tableName(),
                table.tableStatusAsString(),
                Optional.ofNullable(table.sseDescription())
                        .filter(sse -> sse.status() != SSEStatus.DISABLED && sse.status() != SSEStatus.DISABLING)
                        .map(SSEDescription::kmsMasterKeyArn),
                table.replicas().stream()
                        .map(ReplicaDescription::regionName)
                        .sorted()
                        .toList());
    }

    @Override
    public Decision decide(Target target, Table table) {
        if (table.key().isPresent()) {
            return new Compliant("the table is encrypted with " + table.key().get());
        }
        if (table.status().equals("DELETING")) {
            return new Compliant("the table is being deleted");
        }
        if (kmsKey.isPresent() && !table.replicas().isEmpty()) {
            return new Escalate(
                    "the table has replicas in %s, and a customer's key has to be named for each of them in its own region"
                            .formatted(String.join(", ", table.replicas())),
                    byHand(target.resource(), table, kmsKey.get()));
        }
        Plan plan = new Plan(
                target.resource(),
                List.of(new SetEncryption(table.name(), Encryption.OF_DYNAMODB, Encryption.withKms(kmsKey))));
        return switch (table.status()) {
            case "ACTIVE" -> new Remediate(plan, "the table is encrypted with a key owned by DynamoDB" + with(table));
            case "CREATING", "UPDATING" ->
                new Postpone(
                        plan,
                        "the table is encrypted with a key owned by DynamoDB and %s; DynamoDB changes it once it is ACTIVE"
                                .formatted(table.status()));
            default ->
                new Escalate(
                        "the table is encrypted with a key owned by DynamoDB and in status %s, in which DynamoDB changes nothing"
                                .formatted(table.status()));
        };
    }

    /** Every replica of a global table has the same type of key, so DynamoDB changes them together. */
    private static String with(Table table) {
        return table.replicas().isEmpty()
                ? ""
                : "; its replicas in %s change with it".formatted(String.join(", ", table.replicas()));
    }

    private static List<String> byHand(ResourceId id, Table table, String key) {
        return List.of(
                "make sure that every region has the key: %s, %s"
                        .formatted(id.region(), String.join(", ", table.replicas())),
                "in a test account first: aws dynamodb update-table --region %s --table-name %s --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=%s --replica-updates '[%s]'"
                        .formatted(id.region(), table.name(), key, updates(table, key)));
    }

    private static String updates(Table table, String key) {
        return table.replicas().stream()
                .map(region -> "{\"Update\":{\"RegionName\":\"%s\",\"KMSMasterKeyId\":\"%s\"}}".formatted(region, key))
                .collect(joining(","));
    }

    /** The status comes and goes by itself, and replicas are not ours. */
    @Override
    public boolean untouchedSince(Table left, Table now) {
        return left.name().equals(now.name()) && left.key().equals(now.key());
    }
}
