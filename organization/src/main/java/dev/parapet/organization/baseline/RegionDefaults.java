package dev.parapet.organization.baseline;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds in one account and region for whatever is made there next.
 *
 * @param wished those that no policy of the organization sets: where DCL-1 is attached, only encryption and documents are left
 */
public record RegionDefaults(Set<RegionDefault> wished) implements Part<Map<RegionDefault, RegionDefaults.Value>> {
    /** Those that a declarative policy (DCL-1) sets for all accounts at once, and keeps set. */
    public static final Set<RegionDefault> DECLARED =
            Set.of(RegionDefault.SNAPSHOT_SHARING, RegionDefault.IMAGE_SHARING, RegionDefault.INSTANCE_METADATA);

    public RegionDefaults {
        wished = Set.copyOf(wished);
    }

    /**
     * A setting that is there.
     *
     * @param declared whether a policy of the organization set it, so that the account cannot
     */
    public record Value(String value, boolean declared) {}

    /** One call a setting. */
    @Override
    public Map<RegionDefault, Value> observe(Aws aws) {
        Map<RegionDefault, Value> found = new EnumMap<>(RegionDefault.class);
        wished.forEach(setting -> found.put(setting, setting.read(aws)));
        return found;
    }

    /** Whatever is as strict or stricter stays. */
    @Override
    public Proposal plan(Map<RegionDefault, Value> there) {
        List<Change> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        wished.stream().sorted().forEach(setting -> {
            Value value = there.getOrDefault(setting, new Value("unknown", false));
            if (value.declared()) {
                notes.add("%s is set by a declarative policy: %s".formatted(setting.words(), value.value()));
            } else if (!setting.strict(value.value())) {
                changes.add(new SetDefault(setting, value.value()));
            }
        });
        return new Proposal(changes, notes);
    }

    /** Sets one. */
    record SetDefault(RegionDefault setting, String before) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return setting.api();
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "%s: %s -> %s".formatted(setting.words(), before, setting.strictest());
        }

        @Override
        public void apply(Aws aws) {
            setting.write(aws);
        }
    }
}
