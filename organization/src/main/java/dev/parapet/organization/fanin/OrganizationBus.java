package dev.parapet.organization.fanin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Aws;
import dev.parapet.core.Json;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/**
 * The bus in the security account's home region that every account of the organization may put events on, and nobody else.
 *
 * @param organization its id
 */
public record OrganizationBus(String organization) implements Part<OrganizationBus.State> {
    /** The name of the bus. */
    public static final String NAME = "parapet";

    static final String STATEMENT = "parapet-organization";

    /** Its ARN. */
    public static String arn(String partition, String region, String account) {
        return "arn:%s:events:%s:%s:event-bus/%s".formatted(partition, region, account, NAME);
    }

    /**
     * What is there.
     *
     * @param admitted the organization that Parapet's statement admits, if there is one
     * @param others other statements of its policy, by their ids
     */
    public record State(boolean bus, Optional<String> admitted, List<String> others) {}

    /** Reads bus and policy. */
    @Override
    public State observe(Aws aws) {
        try {
            String policy = aws.client(EventBridgeClient::builder)
                    .describeEventBus(to -> to.name(NAME))
                    .policy();
            return policy == null || policy.isBlank() ? new State(true, Optional.empty(), List.of()) : state(policy);
        } catch (ResourceNotFoundException none) {
            return new State(false, Optional.empty(), List.of());
        }
    }

    static State state(String policy) {
        Optional<String> admitted = Optional.empty();
        List<String> others = new ArrayList<>();
        for (JsonNode statement : statements(policy)) {
            if (statement.path("Sid").asText().equals(STATEMENT)) {
                admitted = Optional.of(statement
                        .at("/Condition/StringEquals/aws:PrincipalOrgID")
                        .asText());
            } else {
                others.add(statement.path("Sid").asText("without a name"));
            }
        }
        return new State(true, admitted, others);
    }

    private static Iterable<JsonNode> statements(String policy) {
        try {
            JsonNode statements = Json.read(policy).path("Statement");
            return statements.isArray() ? statements : List.of(statements);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("EventBridge answers a bus policy that is not JSON: " + policy, e);
        }
    }

    /** Bus, then who may put; statements of others stay and are named. */
    @Override
    public Proposal plan(State state) {
        List<Change> changes = new ArrayList<>();
        if (!state.bus()) {
            changes.add(new CreateBus());
        }
        if (!state.admitted().filter(organization::equals).isPresent()) {
            changes.add(new Admit(state.admitted().orElse("nobody"), organization));
        }
        List<String> notes = state.others().stream()
                .map(it -> "the bus also admits: statement " + it)
                .toList();
        return new Proposal(changes, notes);
    }

    /** Makes the bus. */
    record CreateBus() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "events:CreateEventBus";
        }

        @Override
        public String describe() {
            return "bus %s: none -> made".formatted(NAME);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(EventBridgeClient::builder).createEventBus(to -> to.name(NAME));
        }
    }

    /** Admits the organization. Everyone is named and the condition shuts out who is not in it, as AWS wants it written. */
    record Admit(String before, String organization) implements Change {
        @Override
        public Kind kind() {
            return before.equals("nobody") ? Kind.CREATE : Kind.UPDATE;
        }

        @Override
        public String api() {
            return "events:PutPermission";
        }

        @Override
        public String describe() {
            return "bus %s admits: %s -> organization %s".formatted(NAME, before, organization);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(EventBridgeClient::builder)
                    .putPermission(to -> to.eventBusName(NAME)
                            .statementId(STATEMENT)
                            .action("events:PutEvents")
                            .principal("*")
                            .condition(it -> it.type("StringEquals")
                                    .key("aws:PrincipalOrgID")
                                    .value(organization)));
        }
    }
}
