package dev.parapet.organization.config;

import java.util.Optional;

/**
 * What Config should have in one account and region.
 *
 * @param role the ARN of the role it records under, usually its service-linked one
 * @param bucket where it delivers, usually in the log archive account
 * @param prefix what its keys begin with
 * @param key the KMS key to deliver under
 * @param global whether this is the region in which IAM is recorded: one an account, or every user is paid for everywhere
 * @param takeOver whether a recorder that somebody else made may be changed
 */
public record RecorderWish(
        String role, String bucket, Optional<String> prefix, Optional<String> key, boolean global, boolean takeOver) {
    /** The name of recorder and channel where Parapet makes them, by which it knows them again. */
    public static final String NAME = "parapet";
}
