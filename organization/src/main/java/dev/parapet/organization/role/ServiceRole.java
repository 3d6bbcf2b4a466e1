package dev.parapet.organization.role;

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
 * A role that one service of AWS takes on. It may do what its one policy says and nothing else: a policy that says otherwise is put
 * right.
 *
 * @param name below the path of Parapet's roles, and of its policy
 * @param service who takes it on: {@code events.amazonaws.com}
 * @param people the service, for people
 * @param may what it may, in words
 * @param policy the same as JSON
 */
public record ServiceRole(String name, String service, String people, String may, String policy)
        implements Part<ServiceRole.State> {
    private static final String PATH = "/parapet/";

    /** What is there: the role, and what its policy says. */
    public record State(boolean role, Optional<String> policy) {}

    /** The ARN of a role of that name. */
    public static String arn(String partition, String account, String name) {
        return "arn:%s:iam::%s:role%s%s".formatted(partition, account, PATH, name);
    }

    @Override
    public State observe(Aws aws) {
        IamClient iam = aws.client(IamClient::builder);
        try {
            iam.getRole(to -> to.roleName(name));
        } catch (NoSuchEntityException none) {
            return new State(false, Optional.empty());
        }
        return new State(true, policy(iam));
    }

    private Optional<String> policy(IamClient iam) {
        try {
            String document =
                    iam.getRolePolicy(to -> to.roleName(name).policyName(name)).policyDocument();
            return Optional.of(URLDecoder.decode(document, StandardCharsets.UTF_8));
        } catch (NoSuchEntityException none) {
            return Optional.empty();
        }
    }

    /** The role, then what it may. */
    @Override
    public Proposal plan(State state) {
        List<Change> changes = new ArrayList<>();
        if (!state.role()) {
            changes.add(new CreateRole(name, people, trust()));
        }
        if (!state.policy().filter(this::isAsWished).isPresent()) {
            changes.add(new Allow(name, may, policy));
        }
        return new Proposal(changes, List.of());
    }

    private String trust() {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},\
                "Action":"sts:AssumeRole"}]}""".formatted(service);
    }

    private boolean isAsWished(String there) {
        try {
            return Json.read(there).equals(Json.read(policy));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** Makes the role. */
    record CreateRole(String name, String people, String trust) implements Change {
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
            return "role parapet/%s: none -> for %s".formatted(name, people);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(IamClient::builder)
                    .createRole(to -> to.path(PATH)
                            .roleName(name)
                            .description("Made by Parapet for " + people)
                            .assumeRolePolicyDocument(trust));
        }
    }

    /** Says what it may. */
    record Allow(String name, String may, String policy) implements Change {
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
            return "role parapet/%s may: %s".formatted(name, may);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(IamClient::builder)
                    .putRolePolicy(to -> to.roleName(name).policyName(name).policyDocument(policy));
        }
    }
}
