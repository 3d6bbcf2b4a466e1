package dev.parapet.remediations.enc_ebs_volume;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the encrypted volume has to have in common with the one it replaces.
 *
 * @param zone a volume attaches to instances of its own availability zone only
 * @param size in GiB
 * @param iops where the type lets one choose
 * @param throughput in MiB/s, where the type lets one choose
 * @param tags the owner's own; AWS copies none of its {@code aws:} tags
 */
record Disk(
        String zone,
        String type,
        int size,
        Optional<Integer> iops,
        Optional<Integer> throughput,
        Map<String, String> tags) {
    Disk {
        tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    @Override
    public String toString() {
        return "%s, %d GiB in %s".formatted(type, size, zone);
    }
}
