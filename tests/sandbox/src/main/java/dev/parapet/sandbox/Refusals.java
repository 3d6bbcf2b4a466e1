package dev.parapet.sandbox;

import dev.parapet.sandbox.Fault.AccessDenied;
import dev.parapet.sandbox.Fault.Refusal;
import dev.parapet.sandbox.Fault.ServerError;
import dev.parapet.sandbox.Fault.Throttle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Error answers as each AWS protocol words them, so that the SDK reads the right code. */
final class Refusals {
    /** A status and an error code. */
    private record Code(int status, String name) {}

    private enum Protocol {
        JSON,
        REST_JSON,
        QUERY,
        EC2,
        S3
    }

    private static final String MESSAGE = "Injected by the sandbox.";

    private Refusals() {}

    static Message answer(Refusal refusal, Call call, Message request) {
        Protocol protocol = protocol(call, request);
        Code code = code(refusal, protocol);
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("Content-Type", protocol.name().contains("JSON") ? "application/x-amz-json-1.1" : "text/xml"),
                Map.entry("x-amzn-errortype", code.name()),
                Map.entry("x-amzn-RequestId", "sandbox-" + call.index()));
        byte[] body = body(protocol, code.name()).getBytes(StandardCharsets.UTF_8);
        return new Message("HTTP/1.1 " + code.status() + " Refused", headers, body);
    }

    private static Protocol protocol(Call call, Message request) {
        if (request.header("X-Amz-Target").isPresent()) {
            return Protocol.JSON;
        }
        if (CallReader.isForm(request)) {
            return call.service().equals("ec2") ? Protocol.EC2 : Protocol.QUERY;
        }
        if (call.service().equals("s3")) {
            return request.target().startsWith("/v20180820/") ? Protocol.QUERY : Protocol.S3;
        }
        return Protocol.REST_JSON;
    }

    private static Code code(Refusal refusal, Protocol protocol) {
        return switch (refusal) {
            case Throttle throttle -> throttle(protocol);
            case AccessDenied denied -> denied(protocol);
            case ServerError error -> broken(protocol);
        };
    }

    private static Code throttle(Protocol protocol) {
        return switch (protocol) {
            case JSON -> new Code(400, "ThrottlingException");
            case REST_JSON -> new Code(429, "TooManyRequestsException");
            case QUERY -> new Code(400, "Throttling");
            case EC2 -> new Code(503, "RequestLimitExceeded");
            case S3 -> new Code(503, "SlowDown");
        };
    }

    private static Code denied(Protocol protocol) {
        return switch (protocol) {
            case JSON -> new Code(400, "AccessDeniedException");
            case REST_JSON -> new Code(403, "AccessDeniedException");
            case QUERY, S3 -> new Code(403, "AccessDenied");
            case EC2 -> new Code(403, "UnauthorizedOperation");
        };
    }

    private static Code broken(Protocol protocol) {
        return switch (protocol) {
            case JSON, REST_JSON -> new Code(500, "InternalServerException");
            case QUERY -> new Code(500, "InternalFailure");
            case EC2, S3 -> new Code(500, "InternalError");
        };
    }

    private static String body(Protocol protocol, String code) {
        String error = "<Error><Code>" + code + "</Code><Message>" + MESSAGE + "</Message></Error>";
        return switch (protocol) {
            case JSON, REST_JSON -> "{\"__type\":\"" + code + "\",\"message\":\"" + MESSAGE + "\"}";
            case QUERY -> "<ErrorResponse>" + error + "</ErrorResponse>";
            case EC2 -> "<Response><Errors>" + error + "</Errors><RequestID>sandbox</RequestID></Response>";
            case S3 -> error;
        };
    }
}
