package dev.parapet.organization.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.securityhub.FindingAggregation.Aggregator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FindingAggregationTest {
    @Test
    void findings_of_other_regions_are_brought_home() {
        assertThat(lines(Optional.empty(), "eu-west-1", "eu-north-1"))
                .containsExactly("Security Hub findings: each region its own -> from eu-north-1, eu-west-1");
    }

    @Test
    void one_region_alone_needs_no_aggregator() {
        assertThat(lines(Optional.empty())).isEmpty();
    }

    @Test
    void a_region_is_added_and_none_is_taken_away() {
        assertThat(lines(there("us-east-1", "SPECIFIED_REGIONS", "ap-south-1"), "eu-west-1"))
                .containsExactly("Security Hub findings: from fewer regions -> from ap-south-1, eu-west-1");
    }

    @Test
    void an_aggregator_of_all_regions_is_enough() {
        assertThat(lines(there("us-east-1", "ALL_REGIONS"), "eu-west-1")).isEmpty();
    }

    @Test
    void a_region_left_out_by_choice_needs_a_person() {
        assertThat(lines(there("us-east-1", "ALL_REGIONS_EXCEPT_SPECIFIED", "eu-west-1"), "eu-west-1"))
                .singleElement()
                .asString()
                .startsWith("! Security Hub's aggregator leaves out eu-west-1");
    }

    @Test
    void another_home_region_needs_a_person() {
        assertThat(lines(there("eu-central-1", "ALL_REGIONS"), "eu-west-1"))
                .singleElement()
                .asString()
                .startsWith("! Security Hub's findings come together in eu-central-1, not in us-east-1");
    }

    private static Optional<Aggregator> there(String home, String mode, String... regions) {
        return Optional.of(new Aggregator("arn", home, mode, new TreeSet<>(Set.of(regions))));
    }

    private static List<String> lines(Optional<Aggregator> there, String... regions) {
        return Lines.of(new FindingAggregation("us-east-1", new TreeSet<>(Set.of(regions))).plan(there));
    }
}
