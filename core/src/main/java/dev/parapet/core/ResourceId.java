package dev.parapet.core;

import static java.util.Objects.requireNonNull;

/**
 * Which resource: where it lives and what it is called.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits
 * @param region region code; for global services the home region of the partition
 * @param type CloudFormation type name, for example {@code AWS::RDS::DBInstance}
 * @param id the name the service's own API takes
 */
public record ResourceId(String partition, String account, String region, String type, String id) {
    public ResourceId {
        requireNonNull(partition, "partition is null");
        requireNonNull(region, "region is null");
        requireNonNull(type, "type is null");
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("account is not twelve digits: " + account);
        }
        if (id.isBlank()) {
            throw new IllegalArgumentException("resource id is blank");
        }
    }

    /** For people: {@code AWS::RDS::DBInstance orders (111122223333, eu-west-1)}. */
    @Override
    public String toString() {
        return "%s %s (%s, %s)".formatted(type, id, account, region);
    }
}
