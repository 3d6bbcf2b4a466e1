package dev.parapet.scp.pack;

import dev.parapet.scp.PolicyType;

/**
 * What one target takes of one kind of policy.
 *
 * @param size characters of a policy
 * @param slots policies at one target
 * @param taken slots that somebody else's policies hold: FullAWSAccess, Control Tower's
 */
public record Budget(int size, int slots, int taken) {
    /**
     * The quota of service control policies before it was doubled in May 2026, which every organization has; FullAWSAccess takes
     * one.
     */
    public static final Budget STANDARD = new Budget(5120, 5, 1);

    public Budget {
        if (size < 1 || slots < 1 || taken < 0 || taken >= slots) {
            throw new IllegalArgumentException(
                    "a budget of %d slots of %d characters, of which %d are taken, has no room"
                            .formatted(slots, size, taken));
        }
    }

    /** Slots that are left. */
    public int free() {
        return slots - taken;
    }

    /** Characters of a policy of a kind that is not packed in packing (Organizations User Guide, "Quotas for AWS Organizations"). */
    public static int size(PolicyType type) {
        return type == PolicyType.AI_SERVICES_OPT_OUT ? 2500 : 10_000;
    }
}
