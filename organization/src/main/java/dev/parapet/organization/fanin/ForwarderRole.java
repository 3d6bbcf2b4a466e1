package dev.parapet.organization.fanin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Aws;
import dev.parapet.core.Json;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * The role under which EventBridge sends an account's events to the bus; once an account. It may put events on that bus and
 * nothing else. AWS asks for a role where the bus admits an organization instead of single accounts.
 */
public record ForwarderRole(String bus) implements Part<ForwarderRole.State> {
    /** The role's name, under the path of Parapet's roles. */
    public static final String NAME = "forwarder";

    private static final String PATH = "/parapet/";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    /** Its ARN. */
    public static String arn(String partition, String account) {
        return "arn:%s:iam::%s:role%s%s".formatted(partition, account, PATH, NAME);
    }

    /** What is there: the role, and what its policy says. */
    public record State(boolean role, Optional<String> policy) {}

    /** Reads it. */
    @Override
    public State observe(Aws aws) {
        IamClient iam = aws.client(IamClient::builder);
        try {
            iam.getRole(to -> to.roleName(NAME));
        } catch (NoSuchEntityException none) {
            return new State(false, Optional.empty());
        }
        return new State(true, policy(iam));
    }

    private static Optional<String> policy(IamClient iam) {
        try {
            String document =
                    iam.getRolePolicy(to -> to.roleName(NAME).policyName(NAME)).policyDocument();
            return Optional.of(URLDecoder.decode(document, StandardCharsets.UTF_8));
        } catch (NoSuchEntityException none) {
            return Optional.empty();
        }
    }

    /** Role, then what it may. */
    @Override
    public Proposal plan(State state) {
        List<Change> changes = new ArrayList<>();
        if (!state.role()) {
            changes.add(new CreateRole());
        }
        if (!state.policy().filter(it -> same(it, document())).isPresent()) {
            changes.add(new Allow(bus, document()));
        }
        return new Proposal(changes, List.of());
    }

    private String document() {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:PutEvents","Resource":"%s"}]}""".formatted(bus);
    }

    private static boolean same(String one, String other) {
        try {
            return Json.read(one).equals(Json.read(other));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** Makes the role. */
    record CreateRole() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "iam:CreateRole";
        }

        @Override
        public String describe() {
            return "role parapet/%s: none -> for EventBridge".formatted(NAME);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(IamClient::builder)
                    .createRole(to -> to.path(PATH)
                            .roleName(NAME)
                            .description("Sends events to Parapet's bus")
                            .assumeRolePolicyDocument(TRUST));
        }
    }

    /** Says what it may. */
    record Allow(String bus, String document) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "iam:PutRolePolicy";
        }

        @Override
        public String describe() {
            return "role parapet/%s may: put events on %s".formatted(NAME, bus);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(IamClient::builder)
                    .putRolePolicy(to -> to.roleName(NAME).policyName(NAME).policyDocument(document));
        }
    }
}
