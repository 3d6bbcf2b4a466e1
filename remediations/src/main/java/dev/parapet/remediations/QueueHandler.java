package dev.parapet.remediations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A batch of events from the queue. A message whose fault still stands goes back alone, to be delivered again and in the
 * end to the dead-letter queue; the others are done.
 */
public final class QueueHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Dispatcher dispatcher;
    private final Consumer<Answer> heard;

    /**
     * @param heard told every answer, for logs and metrics
     */
    public QueueHandler(Dispatcher dispatcher, Consumer<Answer> heard) {
        this.dispatcher = dispatcher;
        this.heard = heard;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        List<BatchItemFailure> again = new ArrayList<>();
        for (SQSMessage message : batch.getRecords()) {
            List<Answer> answers = dispatcher.handle(message.getBody());
            answers.forEach(heard);
            if (answers.stream().anyMatch(Answer::unfinished)) {
                again.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(again);
    }
}
