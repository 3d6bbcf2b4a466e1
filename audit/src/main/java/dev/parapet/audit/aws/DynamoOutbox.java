package dev.parapet.audit.aws;

import dev.parapet.audit.log.EntryBundle;
import dev.parapet.audit.log.EntryTooLarge;
import dev.parapet.audit.sequence.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * The outbox in a DynamoDB table. A record that waits stands in the index {@code waiting}; once it has its place it leaves
 * that, and the table after {@link #KEPT}. The index lags behind, so what it names is looked up in the table itself before
 * anything follows from it. One partition of an index takes a thousand records a second.
 */
public final class DynamoOutbox implements Outbox {
    /** How long the place of a record is known, and the same id not taken twice. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final String ITEM = "ITEM#";
    private static final String WAITING = "waiting";
    private static final String ENTRY = "entry";
    private static final String PLACE = "place";

    /** What BatchGetItem takes. */
    private static final int PAGE = 100;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    /** The outbox in this table. */
    public DynamoOutbox(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean put(String id, byte[] entry) {
        if (entry.length > EntryBundle.LONGEST) {
            throw new EntryTooLarge(id, entry.length);
        }
        Row row = Row.of(ITEM + id)
                .with(ENTRY, Row.bytes(entry))
                .with("at", Row.number(clock.millis()))
                .with(WAITING, Row.text(WAITING));
        try {
            dynamo.putItem(
                    to -> to.tableName(table).item(row.values()).conditionExpression("attribute_not_exists(pk)"));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw AwsFailure.at(ITEM + id, e);
        }
    }

    @Override
    public List<String> pending(int limit) {
        List<String> found = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest.Builder query = waiting().limit(limit);
            QueryResponse page = query(from.isEmpty() ? query : query.exclusiveStartKey(from));
            List<String> ids = page.items().stream()
                    .map(row -> Row.text(row, Row.KEY).substring(ITEM.length()))
                    .toList();
            Map<String, Map<String, AttributeValue>> rows = rows(ids, "pk, place");
            ids.stream().filter(id -> isWaiting(rows.get(id))).forEach(found::add);
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (found.size() < limit && !from.isEmpty());
        return found.stream().distinct().limit(limit).toList();
    }

    private static boolean isWaiting(@Nullable Map<String, AttributeValue> row) {
        return row != null && !row.containsKey(PLACE);
    }

    private QueryRequest.Builder waiting() {
        return QueryRequest.builder()
                .tableName(table)
                .indexName(WAITING)
                .keyConditionExpression("waiting = :waiting")
                .expressionAttributeValues(Map.of(":waiting", Row.text(WAITING)));
    }

    private QueryResponse query(QueryRequest.Builder query) {
        try {
            return dynamo.query(query.build());
        } catch (SdkException e) {
            throw AwsFailure.at(table + " waiting", e);
        }
    }

    @Override
    public Map<String, byte[]> entries(List<String> ids) {
        Map<String, byte[]> entries = new HashMap<>();
        rows(ids, "pk, entry")
                .forEach((id, row) -> entries.put(
                        id, Objects.requireNonNull(row.get(ENTRY), id).b().asByteArray()));
        return entries;
    }

    /** Rows as they are, page by page; what DynamoDB leaves out of an answer is asked for again. */
    private Map<String, Map<String, AttributeValue>> rows(List<String> ids, String projection) {
        Map<String, Map<String, AttributeValue>> rows = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<Map<String, AttributeValue>> keys = ids.subList(from, Math.min(ids.size(), from + PAGE)).stream()
                    .distinct()
                    .map(id -> Row.key(ITEM + id))
                    .toList();
            Map<String, KeysAndAttributes> left = Map.of(
                    table,
                    KeysAndAttributes.builder()
                            .keys(keys)
                            .consistentRead(true)
                            .projectionExpression(projection)
                            .build());
            while (!left.isEmpty()) {
                BatchGetItemResponse answer = batch(left);
                answer.responses()
                        .getOrDefault(table, List.of())
                        .forEach(row -> rows.put(Row.text(row, Row.KEY).substring(ITEM.length()), row));
                left = answer.unprocessedKeys();
            }
        }
        return rows;
    }

    private BatchGetItemResponse batch(Map<String, KeysAndAttributes> keys) {
        try {
            return dynamo.batchGetItem(to -> to.requestItems(keys));
        } catch (SdkException e) {
            throw AwsFailure.at(table, e);
        }
    }

    @Override
    public void sequenced(long first, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            sequenced(ids.get(i), first + i);
        }
    }

    /** Where the record is gone, its time was over: nothing is left to tell. */
    private void sequenced(String id, long place) {
        try {
            dynamo.updateItem(to -> to.tableName(table)
                    .key(Row.key(ITEM + id))
                    .updateExpression("SET place = :place, expires = :expires REMOVE waiting")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(
                            ":place", Row.number(place),
                            ":expires", Row.number(clock.instant().plus(KEPT).getEpochSecond()))));
        } catch (ConditionalCheckFailedException e) {
            return;
        } catch (SdkException e) {
            throw AwsFailure.at(ITEM + id, e);
        }
    }

    @Override
    public OptionalLong index(String id) {
        Map<String, AttributeValue> row = rows(List.of(id), "pk, place").getOrDefault(id, Map.of());
        return row.containsKey(PLACE) ? OptionalLong.of(Row.number(row, PLACE)) : OptionalLong.empty();
    }

    @Override
    public Backlog backlog() {
        QueryResponse oldest = query(waiting().limit(1));
        long waiting = 0;
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest.Builder query = waiting().select(Select.COUNT);
            QueryResponse page = query(from.isEmpty() ? query : query.exclusiveStartKey(from));
            waiting += page.count();
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
        Optional<Instant> since = oldest.items().stream()
                .map(row -> Instant.ofEpochMilli(Row.number(row, "at")))
                .findFirst();
        return new Backlog(waiting, since);
    }
}
