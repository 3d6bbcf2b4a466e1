package dev.parapet.sandbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What Lambda does between a queue and a function: takes a batch, calls the handler, deletes what it finished and gives the
 * rest back. A given-back message is due again at once instead of after the visibility timeout.
 */
public final class Pump {
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String queueUrl;
    private final RequestHandler<SQSEvent, SQSBatchResponse> handler;

    public Pump(SqsClient sqs, String queueUrl, RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.handler = handler;
    }

    /** Takes one batch through the handler; answers how many messages it held. */
    public int turn() {
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(queueUrl).maxNumberOfMessages(BATCH))
                .messages();
        if (!messages.isEmpty()) {
            Set<String> again = handle(messages);
            messages.forEach(message -> settle(message, again.contains(message.messageId())));
        }
        return messages.size();
    }

    private Set<String> handle(List<Message> messages) {
        SQSEvent batch = new SQSEvent();
        batch.setRecords(messages.stream().map(Pump::lambda).toList());
        @Nullable Context none = null;
        @SuppressWarnings("NullAway") // the handler is not given a Lambda context, because there is no Lambda
        SQSBatchResponse response = handler.handleRequest(batch, none);
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
    }

    private static SQSMessage lambda(Message message) {
        SQSMessage wanted = new SQSMessage();
        wanted.setMessageId(message.messageId());
        wanted.setReceiptHandle(message.receiptHandle());
        wanted.setBody(message.body());
        wanted.setEventSource("aws:sqs");
        return wanted;
    }

    private void settle(Message message, boolean again) {
        if (again) {
            sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0));
        } else {
            sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
    }
}
