package dev.parapet.scp.evaluate;

import java.util.Optional;

/** Keys that follow from the request itself, for those who do not write them down. */
final class Derived {
    private Derived() {}

    static Value of(String key, Request request) {
        return switch (key) {
            case "aws:principalarn" -> value(Caller.of(request.principal()).arn());
            case "aws:principalaccount" -> value(Caller.of(request.principal()).account());
            case "aws:principaltype" -> value(Caller.of(request.principal()).type());
            case "aws:username" -> value(Caller.of(request.principal()).user());
            case "aws:principalisawsservice" -> Value.of(Boolean.toString(Caller.isService(request.principal())));
            case "aws:principalservicename" ->
                Caller.isService(request.principal()) ? Value.of(request.principal()) : Value.ABSENT;
            case "aws:resourceaccount" -> value(Arns.account(request.resource()));
            default -> Value.ABSENT;
        };
    }

    private static Value value(Optional<String> text) {
        return text.map(Value::of).orElse(Value.ABSENT);
    }
}
