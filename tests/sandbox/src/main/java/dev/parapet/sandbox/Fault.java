package dev.parapet.sandbox;

import java.time.Duration;

/** What the proxy can do to a call in place of passing it on. */
public sealed interface Fault {

    /** The call is served, but later. */
    record Delay(Duration by) implements Fault {}

    /** The call never reaches AWS and the connection is cut: the client cannot know. */
    record CutBefore() implements Fault {}

    /** AWS serves the call and the connection is cut before the answer: the client cannot know. */
    record CutAfterServed() implements Fault {}

    /** AWS answers with an error and does nothing. */
    sealed interface Refusal extends Fault {}

    /** Too many calls, in the words of the service's protocol. */
    record Throttle() implements Refusal {}

    /** The caller may not do this. */
    record AccessDenied() implements Refusal {}

    /** AWS itself failed. */
    record ServerError() implements Refusal {}
}
