package dev.parapet.remediations.enc_dynamodb;

import static dev.parapet.core.Permission.allow;

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
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table is encrypted with a key that the account can see, log and take away. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncDynamodb implements Guardrail<Table> {
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
                    allow("dynamodb:GetResourcePolicy", "table/*"),
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

    /** One read for a table under KMS, two for any other. */
    @Override
    public Optional<Table> observe(Target target, Aws aws) {
        DynamoDbClient dynamo = aws.client(DynamoDbClient::builder);
        try {
            TableDescription found = dynamo.describeTable(
                            request -> request.tableName(target.resource().id()))
                    .table();
            Table table = Table.of(found);
            return Optional.of(
                    table.key().isPresent()
                            ? table
                            : table.with(
                                    guests(found.tableArn(), target.resource().account(), dynamo)));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Stream<String> guests(String table, String owner, DynamoDbClient dynamo) {
        try {
            ResourcePolicy policy = ResourcePolicy.of(dynamo.getResourcePolicy(request -> request.resourceArn(table))
                    .policy());
            boolean everybody = policy.statements().stream()
                    .anyMatch(statement -> statement.allows() && statement.meansEverybody());
            return Stream.concat(
                    policy.accounts().stream().filter(account -> !account.equals(owner)),
                    everybody ? Stream.of("*") : Stream.of());
        } catch (PolicyNotFoundException none) {
            return Stream.of();
        }
    }

    @Override
    public Decision decide(Target target, Table table) {
        if (table.key().isPresent()) {
            return new Compliant("the table is encrypted with " + table.key().get());
        }
        if (table.status().equals("DELETING")) {
            return new Compliant("the table is being deleted");
        }
        return obstacle(target.resource(), table).orElseGet(() -> change(target.resource(), table));
    }

    private Optional<Decision> obstacle(ResourceId id, Table table) {
        if (!table.guests().isEmpty()) {
            return Optional.of(new Escalate(
                    "the table's policy lets other accounts in (%s), and they would lose it: the AWS managed key serves none of them, a customer's key those that its policy names"
                            .formatted(String.join(", ", table.guests())),
                    ByHand.shared(id, table)));
        }
        return kmsKey.filter(key -> !table.replicas().isEmpty())
                .map(key -> new Escalate(
                        "the table has replicas in %s, and a customer's key has to be named for each of them in its own region"
                                .formatted(String.join(", ", table.replicas())),
                        ByHand.replicated(id, table, key)));
    }

    private Decision change(ResourceId id, Table table) {
        Plan plan = new Plan(
                id, List.of(new SetEncryption(table.name(), Encryption.OF_DYNAMODB, Encryption.withKms(kmsKey))));
        return switch (table.status()) {
            case "ACTIVE" -> new Remediate(plan, "the table is encrypted with a key owned by DynamoDB" + also(table));
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
    private static String also(Table table) {
        return table.replicas().isEmpty()
                ? ""
                : "; its replicas in %s change with it".formatted(String.join(", ", table.replicas()));
    }

    /** The status comes and goes by itself, replicas and guests are not ours. */
    @Override
    public boolean untouchedSince(Table left, Table now) {
        return left.name().equals(now.name()) && left.key().equals(now.key());
    }
}
