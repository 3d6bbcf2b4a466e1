package dev.parapet.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import java.util.List;
import java.util.Optional;

/** API calls, console sign-ins and service events that CloudTrail saw. */
final class CloudTrailReader implements Reader {
    @Override
    public Reading read(Envelope event) {
        Node detail = event.detail();
        Optional<String> error = detail.at("errorCode").optionalText(Shape.RULE);
        if (error.isPresent()) {
            return event.ignored(
                    error.get().equals("Client.DryRunOperation") ? "dry run" : "failed call: " + error.get());
        }
        return failedQuietly(detail)
                .or(() -> callersCopy(detail))
                .map(event::ignored)
                .orElseGet(() -> event.found(activity(event)));
    }

    private static Finding activity(Envelope event) {
        Node detail = event.detail();
        Caller caller = Caller.of(detail.at("userIdentity").object());
        Origin origin = origin(event, caller);
        return new Finding.ApiActivity(
                origin,
                detail.at("eventSource").text(Shape.WORD),
                detail.at("eventName").text(Shape.WORD),
                caller.arn().map(Arn::text),
                caller.session(),
                parameters(detail.at("requestParameters")),
                answer(detail));
    }

    private static Origin origin(Envelope event, Caller caller) {
        Node detail = event.detail();
        String region = event.regionIn(detail.at("awsRegion"));
        // Read even if a new account is the subject: it is a required field.
        String recipient = detail.at("recipientAccountId").text(Shape.ACCOUNT);
        String account = newAccount(detail).orElse(recipient);
        return event.origin(account, Envelope.partition(caller.arn(), region), region);
    }

    /** The management account tells of an account that was made; the event speaks for the new one. */
    private static Optional<String> newAccount(Node detail) {
        return creation(detail).map(status -> status.at("accountId").text(Shape.ACCOUNT));
    }

    private static Optional<Node> creation(Node detail) {
        return Optional.of(detail)
                .filter(event -> event.at("eventName").text(Shape.WORD).equals("CreateAccountResult"))
                .filter(event -> event.at("eventSource").text(Shape.WORD).equals("organizations.amazonaws.com"))
                .map(event -> event.at("serviceEventDetails")
                        .at("createAccountStatus")
                        .object());
    }

    /** Sign-ins and account creations fail without an error code. */
    private static Optional<String> failedQuietly(Node detail) {
        Optional<String> creation =
                creation(detail).map(status -> status.at("state").text(Shape.WORD));
        if (creation.isPresent() && !creation.get().equals("SUCCEEDED")) {
            return creation.map(state -> "account creation is " + state);
        }
        if (!detail.at("eventName").text(Shape.WORD).equals("ConsoleLogin")) {
            return Optional.empty();
        }
        Optional<String> answer =
                detail.at("responseElements").at("ConsoleLogin").optionalText();
        return answer.filter("Failure"::equals).map(failure -> "failed sign-in");
    }

    /** Both sides of a cross-account call get a copy; only the owner's leads to the resource. */
    private static Optional<String> callersCopy(Node detail) {
        String recipient = detail.at("recipientAccountId").text(Shape.ACCOUNT);
        List<String> owners = detail.at("resources").list().stream()
                .map(resource -> resource.at("accountId").optionalText(Shape.ACCOUNT))
                .flatMap(Optional::stream)
                .toList();
        return owners.isEmpty() || owners.contains(recipient)
                ? Optional.empty()
                : Optional.of("the caller's copy of a call on account " + owners.getFirst());
    }

    private static JsonNode answer(Node detail) {
        JsonNode response = parameters(detail.at("responseElements"));
        // Service events answer nobody; what they tell stands in a field of its own.
        return response.isMissingNode() ? parameters(detail.at("serviceEventDetails")) : response;
    }

    /** CloudTrail leaves large parameters out and says {"omitted":true}. */
    private static JsonNode parameters(Node node) {
        if (!node.present()) {
            return MissingNode.getInstance();
        }
        return node.at("omitted").json().asBoolean() ? MissingNode.getInstance() : node.json();
    }
}
