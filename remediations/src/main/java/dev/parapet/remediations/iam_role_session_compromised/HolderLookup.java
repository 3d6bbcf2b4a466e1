package dev.parapet.remediations.iam_role_session_compromised;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Reads one role or user. */
record HolderLookup(IamClient iam, Holder holder, String name) {
    /** The deny policy's document; empty when there is none, or no such role or user. */
    Optional<String> policy() {
        return existing(() -> switch (holder) {
                    case ROLE ->
                        iam.getRolePolicy(request -> request.roleName(name).policyName(SessionDeny.POLICY))
                                .policyDocument();
                    case USER ->
                        iam.getUserPolicy(request -> request.userName(name).policyName(SessionDeny.POLICY))
                                .policyDocument();
                })
                // IAM answers with percent-encoded JSON.
                .map(document -> URLDecoder.decode(document, UTF_8));
    }

    /** The path, which a finding never tells; empty when there is no such role or user. */
    Optional<String> path() {
        return existing(() -> switch (holder) {
            case ROLE -> iam.getRole(request -> request.roleName(name)).role().path();
            case USER -> iam.getUser(request -> request.userName(name)).user().path();
        });
    }

    private static Optional<String> existing(Supplier<String> read) {
        try {
            return Optional.of(read.get());
        } catch (NoSuchEntityException none) {
            return Optional.empty();
        }
    }
}
