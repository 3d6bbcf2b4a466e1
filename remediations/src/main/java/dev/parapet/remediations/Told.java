package dev.parapet.remediations;

import dev.parapet.core.AuditRecord.Call;
import dev.parapet.core.Calls;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Tells the trail of each answer, a refusal as well, with the request id under which CloudTrail has it. */
final class Told implements ExecutionInterceptor {
    /** The header has one name in most services, another in S3, and a third in the oldest ones. */
    private static final List<String> REQUEST_ID = List.of("x-amzn-RequestId", "x-amz-request-id", "x-amzn-requestid");

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        SdkHttpResponse answer = context.httpResponse();
        Calls.heard(new Call(
                service.toLowerCase(Locale.ROOT) + ":" + operation,
                requestId(answer),
                answer.statusCode(),
                Clock.systemUTC().instant()));
    }

    private static String requestId(SdkHttpResponse answer) {
        return REQUEST_ID.stream()
                .map(answer::firstMatchingHeader)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
