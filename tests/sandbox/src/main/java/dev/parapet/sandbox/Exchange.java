package dev.parapet.sandbox;

import dev.parapet.sandbox.Fault.CutAfterServed;
import dev.parapet.sandbox.Fault.CutBefore;
import dev.parapet.sandbox.Fault.Delay;
import dev.parapet.sandbox.Fault.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One request and its answer, through whatever the script has in store for it. */
record Exchange(CallReader reader, Callers callers, Script script, IntSupplier index, Consumer<Call> recorder) {

    /** Handles the next request of a client; false when the connection is to be closed after it. */
    boolean next(Wire client, Upstream moto) throws IOException {
        Optional<Message> request = client.request();
        return request.isPresent() && handle(request.get(), client, moto);
    }

    private boolean handle(Message request, Wire client, Upstream moto) throws IOException {
        Call call = reader.read(index.getAsInt(), request);
        script.runBefore(call.index());
        Fault fault = script.fault(call).orElse(null);
        Message answer = answer(fault, call, request, moto);
        Call done = answer == null ? call : call.answered(answer.status());
        if (answer != null) {
            callers.learn(done, answer);
        }
        recorder.accept(done);
        script.runAfter(call.index());
        if (answer == null || fault instanceof CutAfterServed) {
            return false;
        }
        client.send(answer, request.method().equals("HEAD"));
        return !request.says("Connection", "close");
    }

    private static @Nullable Message answer(@Nullable Fault fault, Call call, Message request, Upstream moto)
            throws IOException {
        return switch (fault) {
            case null -> moto.ask(request);
            case CutAfterServed served -> moto.ask(request);
            case CutBefore unserved -> null;
            case Delay delay -> late(delay.by(), request, moto);
            case Refusal refusal -> Refusals.answer(refusal, call, request);
        };
    }

    private static Message late(Duration by, Message request, Upstream moto) throws IOException {
        try {
            Thread.sleep(by);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return moto.ask(request);
    }
}
