package dev.parapet.scp.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.language.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final List<String> WAVES = List.of("first", "second", "third", "fourth");

    static List<Document> documents() {
        return Catalogue.load().documents();
    }

    static List<Document> controls() {
        return documents().stream()
                .filter(document -> !statements(document).isEmpty())
                .toList();
    }

    static List<Statement> statements(Document document) {
        return document.fill(Parameters.EXAMPLE).orElseThrow() instanceof Content.Statements(var policy)
                ? policy.statements()
                : List.of();
    }

    @Test
    void every_folder_is_found_under_its_own_id() {
        assertThat(documents()).hasSizeGreaterThanOrEqualTo(42);
        assertThat(Catalogue.load().ids()).doesNotHaveDuplicates();
        assertThat(Catalogue.load().named("enc-1")).map(Document::id).contains("ENC-1");
        assertThat(Catalogue.load().named("ENC-99")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_case_of_a_document_holds(Document document) {
        assertThat(document.failures(document.fill(Parameters.EXAMPLE))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_page_has_all_its_headings_and_says_the_facts(Document document) {
        assertThat(document.readme())
                .startsWith("# %s: %s\n".formatted(document.id(), document.title()))
                .contains(
                        "\n## Intent\n",
                        "\n## Exempt\n",
                        "\n## Pitfalls\n",
                        "\n## What it does not prevent\n",
                        "\n## Rollout\n",
                        "\n## Frameworks\n")
                .isASCII();
        document.frameworks()
                .forEach((framework, requirements) -> assertThat(document.readme())
                        .contains("- %s: %s\n".formatted(framework, String.join(", ", requirements))));
        assertThat(document.wave()).isBetween(1, 4);
        String page = document.readme().replaceAll("\\s+", " ");
        assertThat(page).containsIgnoringCase(WAVES.get(document.wave() - 1) + " wave");
        assertThat(page.contains("Opt-in")).isEqualTo(!document.standard());
    }

    @ParameterizedTest
    @MethodSource("controls")
    void statements_are_named_after_their_document(Document document) {
        String name = document.id().replace("-", "");
        assertThat(statements(document))
                .allSatisfy(
                        statement -> assertThat(statement.sid().orElseThrow()).startsWith(name));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void a_document_both_denies_and_allows(Document document) {
        assertThat(document.cases())
                .extracting(each -> ((Case.Call) each).expected())
                .contains(Decision.DENY, Decision.ALLOW);
    }

    @ParameterizedTest
    @MethodSource("controls")
    void actions_exist_also_those_of_the_cases(Document document) {
        AuthorizationTable table = AuthorizationTable.shipped();
        assertThat(statements(document))
                .allSatisfy(statement -> assertThat(statement.actions().patterns())
                        .allSatisfy(pattern ->
                                assertThat(table.matching(pattern)).as(pattern).isNotEmpty()));
        assertThat(document.cases())
                .extracting(each -> ((Case.Call) each).request().action())
                .allSatisfy(
                        action -> assertThat(table.action(action)).as(action).isPresent());
    }

    @ParameterizedTest
    @MethodSource("controls")
    void a_condition_asks_what_each_of_its_actions_can_tell(Document document) {
        AuthorizationTable table = AuthorizationTable.shipped();
        assertThat(statements(document))
                .allSatisfy(statement -> statement.conditions().stream()
                        .filter(condition -> !table.isGlobal(condition.key()))
                        .forEach(condition -> assertThat(statement.actions().patterns())
                                .allSatisfy(pattern -> assertThat(table.matching(pattern))
                                        .as("%s of %s", condition.key(), pattern)
                                        .anySatisfy(action -> assertThat(table.key(condition.key(), action))
                                                .isPresent()))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void with_nothing_set_it_is_filled_in_or_says_what_it_needs(Document document) {
        Optional<Content> content = document.fill(Parameters.STANDARD);
        assertThat(content.isPresent() || !document.missing(Parameters.STANDARD).isEmpty())
                .isTrue();
        content.ifPresent(filled -> assertThat(filled.json()).doesNotContain("{{", "ForEach"));
    }

    @Test
    void nobody_exempts_nobody_and_an_empty_list_of_users_frees_no_user() {
        Document users = Catalogue.load().named("ID-2").orElseThrow();
        assertThat(users.fill(Parameters.STANDARD).orElseThrow().json())
                .contains("\"Resource\":\"*\"")
                .doesNotContain("NotResource");
        Parameters without = new Parameters(Map.of(Parameter.BREAK_GLASS, List.of()));
        assertThat(users.fill(without).orElseThrow().json()).doesNotContain("Condition");
    }

    @Test
    void a_statement_about_nothing_is_left_out() {
        Document cost = Catalogue.load().named("COST-1").orElseThrow();
        Parameters none = new Parameters(Map.of(Parameter.INSTANCE_TYPES, List.of()));
        assertThat(cost.fill(none).orElseThrow().json())
                .doesNotContain("COST1Instances")
                .contains("COST1");
    }
}
