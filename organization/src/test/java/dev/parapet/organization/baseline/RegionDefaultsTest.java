package dev.parapet.organization.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.baseline.RegionDefaults.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionDefaultsTest {
    private static final Map<RegionDefault, Value> FRESH = Map.of(
            RegionDefault.EBS_ENCRYPTION, new Value("off", false),
            RegionDefault.SNAPSHOT_SHARING, new Value("unblocked", false),
            RegionDefault.IMAGE_SHARING, new Value("unblocked", false),
            RegionDefault.INSTANCE_METADATA, new Value("tokens not required", false),
            RegionDefault.DOCUMENT_SHARING, new Value("Enable", false));

    @Test
    void everything_is_set_in_a_fresh_region() {
        assertThat(lines(EnumSet.allOf(RegionDefault.class), FRESH))
                .containsExactly(
                        "EBS encryption by default: off -> on",
                        "public EBS snapshots: unblocked -> block-all-sharing",
                        "public AMIs: unblocked -> block-new-sharing",
                        "instance metadata by default: tokens not required -> tokens required",
                        "public SSM documents: Enable -> Disable");
    }

    @Test
    void what_a_declarative_policy_says_is_left_to_it() {
        Set<RegionDefault> rest = EnumSet.allOf(RegionDefault.class);
        rest.removeAll(RegionDefaults.DECLARED);

        assertThat(lines(rest, FRESH))
                .containsExactly("EBS encryption by default: off -> on", "public SSM documents: Enable -> Disable");
    }

    @Test
    void a_declarative_policy_of_somebody_else_is_named() {
        assertThat(lines(
                        Set.of(RegionDefault.IMAGE_SHARING),
                        Map.of(RegionDefault.IMAGE_SHARING, new Value("unblocked", true))))
                .containsExactly("= public AMIs is set by a declarative policy: unblocked");
    }

    @Test
    void blocking_only_new_snapshots_is_raised_to_all() {
        assertThat(lines(
                        Set.of(RegionDefault.SNAPSHOT_SHARING),
                        Map.of(RegionDefault.SNAPSHOT_SHARING, new Value("block-new-sharing", false))))
                .containsExactly("public EBS snapshots: block-new-sharing -> block-all-sharing");
    }

    private static List<String> lines(Set<RegionDefault> wished, Map<RegionDefault, Value> there) {
        return Lines.of(new RegionDefaults(wished).plan(there));
    }
}
