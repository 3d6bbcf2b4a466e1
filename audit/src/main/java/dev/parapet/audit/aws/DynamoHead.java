package dev.parapet.audit.aws;

import dev.parapet.audit.log.Hash;
import dev.parapet.audit.log.StoreUnusable;
import dev.parapet.audit.sequence.Batch;
import dev.parapet.audit.sequence.Head;
import dev.parapet.audit.sequence.HeadStore;
import dev.parapet.audit.sequence.LogDiverged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The head in a DynamoDB table: the row {@code HEAD}, and a row {@code BATCH#start} for each batch, written in one transaction
 * with it. Only ids are in a batch, so it is far from the 400 KB that a row may have. Batches stay when they are settled: they
 * say, apart from the log, which record has which place.
 */
public final class DynamoHead implements HeadStore {
    private static final String HEAD = "HEAD";
    private static final String BATCH = "BATCH#";

    /** The version alone would do; that the leader and the end are those it saw is said as well, for whoever reads this. */
    private static final String UNCHANGED = "version = :version AND epoch = :epoch AND assigned = :assigned";

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient dynamo;
    private final String table;

    /** The head in this table. */
    public DynamoHead(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Head read() {
        Map<String, AttributeValue> row = row(HEAD);
        return row.isEmpty() ? Head.NEW : head(row);
    }

    private Map<String, AttributeValue> row(String key) {
        try {
            return dynamo.getItem(to -> to.tableName(table).key(Row.key(key)).consistentRead(true))
                    .item();
        } catch (SdkException e) {
            throw AwsFailure.at(table + " " + key, e);
        }
    }

    private static Head head(Map<String, AttributeValue> row) {
        return new Head(
                Row.number(row, "version"),
                Row.number(row, "assigned"),
                Row.number(row, "integrated"),
                Hash.parse(Row.text(row, "root"), HEAD),
                Row.number(row, "settled"),
                Instant.parse(Row.text(row, "at_time")),
                new Head.Lease(
                        Row.number(row, "epoch"),
                        Row.text(row, "holder"),
                        Instant.parse(Row.text(row, "lease_until"))));
    }

    private static Map<String, AttributeValue> row(Head head) {
        return Row.of(HEAD)
                .with("version", Row.number(head.version()))
                .with("assigned", Row.number(head.assigned()))
                .with("integrated", Row.number(head.integrated()))
                .with("root", Row.text(head.root().toString()))
                .with("settled", Row.number(head.settled()))
                .with("at_time", Row.text(head.at().toString()))
                .with("epoch", Row.number(head.lease().epoch()))
                .with("holder", Row.text(head.lease().holder()))
                .with("lease_until", Row.text(head.lease().until().toString()))
                .values();
    }

    @Override
    public boolean swap(Head seen, Head next) {
        return written(next, put(seen, next));
    }

    @Override
    public boolean assign(Head seen, Head next, Batch batch) {
        return written(next, put(seen, next), put(batch));
    }

    private Put put(Head seen, Head next) {
        Put.Builder put = Put.builder().tableName(table).item(row(next));
        return seen.equals(Head.NEW)
                ? put.conditionExpression("attribute_not_exists(pk)").build()
                : put.conditionExpression(UNCHANGED)
                        .expressionAttributeValues(Map.of(
                                ":version", Row.number(seen.version()),
                                ":epoch", Row.number(seen.lease().epoch()),
                                ":assigned", Row.number(seen.assigned())))
                        .build();
    }

    /** A place is given once: where a batch is, no other one can come, whatever the head says. */
    private Put put(Batch batch) {
        return Put.builder()
                .tableName(table)
                .item(Row.of(BATCH + batch.start())
                        .with(
                                "ids",
                                AttributeValue.fromL(
                                        batch.ids().stream().map(Row::text).toList()))
                        .values())
                .conditionExpression("attribute_not_exists(pk)")
                .build();
    }

    /**
     * When a condition does not hold, that may be because of ourselves: the answer to the first attempt was lost, and the SDK
     * made a second one. The head then is what we wrote.
     */
    private boolean written(Head next, Put... rows) {
        List<TransactWriteItem> all = Stream.of(rows)
                .map(row -> TransactWriteItem.builder().put(row).build())
                .toList();
        try {
            dynamo.transactWriteItems(to -> to.transactItems(all));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().noneMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
                throw new StoreUnusable(table + " " + HEAD, "another transaction was in the way", e, true);
            }
            return read().equals(next);
        } catch (SdkException e) {
            throw AwsFailure.at(table + " " + HEAD, e);
        }
    }

    @Override
    public Batch batch(long start) {
        Map<String, AttributeValue> row = row(BATCH + start);
        AttributeValue ids = row.get("ids");
        if (ids == null) {
            throw LogDiverged.noBatch(start);
        }
        return new Batch(start, ids.l().stream().map(AttributeValue::s).toList());
    }
}
