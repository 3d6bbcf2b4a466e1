package dev.parapet.organization.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.analyzer.Analyzers.Analyzer;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.model.Type;

class AnalyzersTest {
    @Test
    void a_region_without_an_analyzer_gets_the_free_one_only() {
        assertThat(lines(OptionalInt.empty()))
                .containsExactly("analyzer parapet: none -> what is shared outside the organization");
    }

    @Test
    void the_one_that_costs_comes_by_choice() {
        assertThat(lines(OptionalInt.of(90))).contains("analyzer parapet-unused: none -> access unused for 90 days");
    }

    @Test
    void an_analyzer_of_somebody_else_is_adopted() {
        assertThat(lines(OptionalInt.empty(), new Analyzer("ConsoleAnalyzer", Type.ORGANIZATION, "ACTIVE")))
                .containsExactly("= adopted analyzer ConsoleAnalyzer");
    }

    @Test
    void an_analyzer_that_does_not_work_is_named_and_not_replaced() {
        assertThat(lines(OptionalInt.empty(), new Analyzer("parapet", Type.ORGANIZATION, "DISABLED")))
                .containsExactly("= adopted analyzer parapet, which is DISABLED");
    }

    @Test
    void an_analyzer_of_one_account_is_not_enough() {
        assertThat(lines(OptionalInt.empty(), new Analyzer("mine", Type.ACCOUNT, "ACTIVE")))
                .hasSize(1);
    }

    @Test
    void what_is_right_is_left_alone() {
        assertThat(lines(OptionalInt.empty(), new Analyzer("parapet", Type.ORGANIZATION, "CREATING")))
                .isEmpty();
    }

    private static List<String> lines(OptionalInt days, Analyzer... there) {
        return Lines.of(new Analyzers(days).plan(List.of(there)));
    }
}
