package dev.parapet.core;

import java.util.Optional;

/**
 * An identity that a GuardDuty finding names as the one that acted.
 *
 * @param account the account the credentials belong to
 * @param type GuardDuty's word: IAMUser, AssumedRole, Role, Root, FederatedUser, AWSAccount, AWSService and others
 * @param name user name, or role name without its path; validated against IAM's alphabet
 * @param accessKeyId AKIA… for long-lived keys, ASIA… for temporary ones
 */
public record Principal(String account, String type, Optional<String> name, Optional<String> accessKeyId) {
    /** Whether the credentials live until somebody revokes them. */
    public boolean longLived() {
        return accessKeyId.filter(id -> id.startsWith("AKIA")).isPresent();
    }
}
