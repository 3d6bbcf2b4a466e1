package dev.parapet.remediations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parapet.core.Aws;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/** The few answers of IAM that the identity guardrails need, kept in maps; an account and its clock in one. */
public final class InMemoryIam implements IamClient, Aws {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    /** The calls made so far, as IAM names them. */
    public final List<String> calls = new ArrayList<>();

    /** {@code role/orders} or {@code user/ci} to path. */
    public final Map<String, String> holders = new TreeMap<>();

    /** {@code role/orders/PolicyName} to document. */
    public final Map<String, String> policies = new TreeMap<>();

    /** User to key to status. */
    public final Map<String, Map<String, String>> keys = new TreeMap<>();

    /** What the account's clock shows. */
    public Instant now = Instant.parse("2026-11-23T03:15:22.500Z");

    /** Whether IAM refuses to tell whose key it is. */
    public boolean ownersDenied;

    /** A user with keys. */
    public InMemoryIam user(String user, String... activeKeys) {
        holders.put("user/" + user, "/");
        keys.put(user, new LinkedHashMap<>());
        for (String key : activeKeys) {
            keys.get(user).put(key, "Active");
        }
        return this;
    }

    /** A role. */
    public InMemoryIam role(String role, String path) {
        holders.put("role/" + role, path);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder) {
        return (C) this;
    }

    @Override
    public boolean inOrganization(String account) {
        return true;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public String serviceName() {
        return IamClient.SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest request) {
        calls.add("ListAccessKeys");
        Map<String, String> owned = existing(keys, request.userName());
        List<AccessKeyMetadata> metadata = owned.entrySet().stream()
                .map(key -> AccessKeyMetadata.builder()
                        .userName(request.userName())
                        .accessKeyId(key.getKey())
                        .status(key.getValue())
                        .createDate(CREATED)
                        .build())
                .toList();
        return ListAccessKeysResponse.builder().accessKeyMetadata(metadata).build();
    }

    @Override
    public GetAccessKeyLastUsedResponse getAccessKeyLastUsed(GetAccessKeyLastUsedRequest request) {
        calls.add("GetAccessKeyLastUsed");
        if (ownersDenied) {
            throw IamException.builder()
                    .statusCode(403)
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode("AccessDenied").build())
                    .build();
        }
        String owner = keys.entrySet().stream()
                .filter(user -> user.getValue().containsKey(request.accessKeyId()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(InMemoryIam::noSuchEntity);
        return GetAccessKeyLastUsedResponse.builder().userName(owner).build();
    }

    @Override
    public UpdateAccessKeyResponse updateAccessKey(UpdateAccessKeyRequest request) {
        calls.add("UpdateAccessKey");
        Map<String, String> owned = existing(keys, request.userName());
        existing(owned, request.accessKeyId());
        owned.put(request.accessKeyId(), request.statusAsString());
        return UpdateAccessKeyResponse.builder().build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        calls.add("GetRole");
        String path = existing(holders, "role/" + request.roleName());
        return GetRoleResponse.builder()
                .role(role -> role.roleName(request.roleName()).path(path))
                .build();
    }

    @Override
    public GetUserResponse getUser(GetUserRequest request) {
        calls.add("GetUser");
        String path = existing(holders, "user/" + request.userName());
        return GetUserResponse.builder()
                .user(user -> user.userName(request.userName()).path(path))
                .build();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        calls.add("GetRolePolicy");
        String document = policy("role/" + request.roleName(), request.policyName());
        return GetRolePolicyResponse.builder().policyDocument(document).build();
    }

    @Override
    public GetUserPolicyResponse getUserPolicy(GetUserPolicyRequest request) {
        calls.add("GetUserPolicy");
        String document = policy("user/" + request.userName(), request.policyName());
        return GetUserPolicyResponse.builder().policyDocument(document).build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        calls.add("PutRolePolicy");
        put("role/" + request.roleName(), request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    public PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request) {
        calls.add("PutUserPolicy");
        put("user/" + request.userName(), request.policyName(), request.policyDocument());
        return PutUserPolicyResponse.builder().build();
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        calls.add("DeleteRolePolicy");
        remove("role/" + request.roleName(), request.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    @Override
    public DeleteUserPolicyResponse deleteUserPolicy(DeleteUserPolicyRequest request) {
        calls.add("DeleteUserPolicy");
        remove("user/" + request.userName(), request.policyName());
        return DeleteUserPolicyResponse.builder().build();
    }

    /** IAM hands documents out percent-encoded. */
    private String policy(String holder, String name) {
        return URLEncoder.encode(existing(policies, holder + "/" + name), UTF_8).replace("+", "%20");
    }

    private void put(String holder, String name, String document) {
        existing(holders, holder);
        policies.put(holder + "/" + name, document);
    }

    private void remove(String holder, String name) {
        existing(policies, holder + "/" + name);
        policies.remove(holder + "/" + name);
    }

    private static <T> T existing(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow(InMemoryIam::noSuchEntity);
    }

    private static NoSuchEntityException noSuchEntity() {
        return NoSuchEntityException.builder().message("cannot be found").build();
    }
}
