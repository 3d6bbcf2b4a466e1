package dev.parapet.core;

/**
 * Where resources live.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits
 * @param region region code; for global services the home region of the partition
 */
public record Place(String partition, String account, String region) {
    /** The resource of that type and id here. */
    public ResourceId resource(String type, String id) {
        return new ResourceId(partition, account, region, type, id);
    }

    /** The account itself, as a resource of which each account and region has one. */
    public ResourceId account(String type) {
        return resource(type, account);
    }
}
