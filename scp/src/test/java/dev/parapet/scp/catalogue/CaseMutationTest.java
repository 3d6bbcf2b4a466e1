package dev.parapet.scp.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.catalogue.Mutant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cases of a document notice whatever is taken away from it. */
class CaseMutationTest {
    private record Result(String document, Mutant mutant, boolean killed) {}

    private static final List<Result> RESULTS =
            Catalogue.load().documents().stream().flatMap(CaseMutationTest::run).toList();

    private static Stream<Result> run(Document document) {
        return Mutant.of(document.fill(Parameters.EXAMPLE).orElseThrow())
                .map(mutant -> new Result(
                        document.id(),
                        mutant,
                        !document.failures(mutant.content()).isEmpty()));
    }

    private static List<String> survivors(Kind... kinds) {
        return RESULTS.stream()
                .filter(result -> !result.killed())
                .filter(result -> List.of(kinds).contains(result.mutant().kind()))
                .map(result -> result.document() + " " + result.mutant().kind() + " "
                        + result.mutant().what())
                .toList();
    }

    @Test
    void no_statement_can_be_taken_away() {
        assertThat(survivors(Kind.STATEMENT)).isEmpty();
    }

    @Test
    void no_action_can_be_taken_away() {
        assertThat(survivors(Kind.ACTION)).isEmpty();
    }

    @Test
    void no_resource_can_be_taken_away_or_widened() {
        assertThat(survivors(Kind.RESOURCE, Kind.RESOURCE_WIDENED)).isEmpty();
    }

    @Test
    void no_condition_and_no_exemption_can_be_taken_away() {
        assertThat(survivors(Kind.CONDITION, Kind.VALUE)).isEmpty();
    }

    @Test
    void no_setting_can_be_taken_away() {
        assertThat(survivors(Kind.SETTING)).isEmpty();
    }

    @Test
    void the_page_says_how_many_were_noticed() throws IOException {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        RESULTS.forEach(result -> counts.merge(result.mutant().kind(), 1, Integer::sum));
        String page = Files.readString(Path.of("../docs/prevention.md"));
        assertThat(Kind.values())
                .allSatisfy(kind -> assertThat(page)
                        .contains("| %s | %d | %2$d |\n".formatted(kind.words(), counts.getOrDefault(kind, 0))));
    }
}
