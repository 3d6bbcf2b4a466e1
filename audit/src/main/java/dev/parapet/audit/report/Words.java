package dev.parapet.audit.report;

import dev.parapet.core.ResourceId;
import java.util.HashMap;
import java.util.Map;

/** Every record is read with words of its own; what is kept of it shares them. */
final class Words {
    /** Sentences may be all different; then keeping each to find it again would cost more than it spares. */
    private static final int MOST = 20_000;

    private final Map<Object, Object> known = new HashMap<>();
    private final Map<ResourceId, ResourceId> resources = new HashMap<>();

    /** An equal value, the same one each time while there is room. */
    <T> T same(T value) {
        @SuppressWarnings("unchecked") // equal to the value, hence of its class
        T first = (T) known.get(value);
        if (first == null && known.size() < MOST) {
            known.put(value, value);
        }
        return first == null ? value : first;
    }

    ResourceId same(ResourceId resource) {
        ResourceId first = resources.get(resource);
        if (first != null) {
            return first;
        }
        ResourceId slim = new ResourceId(
                same(resource.partition()),
                same(resource.account()),
                same(resource.region()),
                same(resource.type()),
                resource.id());
        resources.put(slim, slim);
        return slim;
    }
}
