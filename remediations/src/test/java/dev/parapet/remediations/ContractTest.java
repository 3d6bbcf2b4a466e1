package dev.parapet.remediations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Action;
import dev.parapet.core.AuditRecord.PlanText;
import dev.parapet.core.Control;
import dev.parapet.core.Effect;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Json;
import dev.parapet.core.Permission;
import dev.parapet.core.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every guardrail owes, whoever writes it. */
class ContractTest {
    static List<Guardrail<?>> guardrails() {
        return Guardrails.all();
    }

    static List<Cases.Sample> cases() {
        return Cases.all();
    }

    static List<Cases.Sample> casesWithPlan() {
        return Cases.all().stream()
                .filter(sample -> !sample.planned().isEmpty())
                .toList();
    }

    static List<Cases.Sample> casesWithState() {
        return Cases.all().stream().filter(sample -> sample.state().isPresent()).toList();
    }

    @Test
    void every_folder_is_a_guardrail_that_is_found() throws IOException {
        try (Stream<Path> entries = Files.list(Cases.SOURCES)) {
            assertThat(entries.filter(folder -> Files.exists(folder.resolve("README.md"))))
                    .containsExactlyInAnyOrderElementsOf(
                            guardrails().stream().map(Cases::folder).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void its_package_is_its_slug(Guardrail<?> guardrail) {
        assertThat(guardrail.getClass().getPackageName())
                .endsWith("." + guardrail.control().id().replace('-', '_'));
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void its_page_tells_the_whole_story(Guardrail<?> guardrail) throws IOException {
        Control control = guardrail.control();
        List<String> page = Files.readAllLines(Cases.folder(guardrail).resolve("README.md"));

        assertThat(page.getFirst()).isEqualToIgnoringCase("# %s: %s".formatted(control.id(), control.title()));
        assertThat(page).contains("## Why", "## What it does", "## Effect", "## Exempt", "## Undo");
        assertThat(page).contains("  - guardrail: " + control.id());
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void its_cases_show_a_violating_a_compliant_and_an_untouchable_resource(Guardrail<?> guardrail) {
        List<String> texts =
                Cases.of(guardrail).stream().map(Cases.Sample::expected).toList();

        assertThat(texts).hasSizeGreaterThanOrEqualTo(6);
        assertThat(texts)
                .anyMatch(text ->
                        text.startsWith(guardrail.control().effects().isEmpty() ? "escalate: " : "remediate: "));
        assertThat(texts).anyMatch(text -> text.startsWith("compliant: ") && !text.contains("is gone"));
        assertThat(texts).anyMatch(text -> text.startsWith("escalate: ") || text.contains("is gone"));
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void its_facts_are_complete(Guardrail<?> guardrail) {
        Control control = guardrail.control();

        assertThat(control.title()).isNotBlank().doesNotEndWith(".");
        assertThat(control.why()).endsWith(".");
        assertThat(control.resourceType()).matches("AWS::[A-Za-z0-9]*::[A-Za-z0-9]+");
        assertThat(control.triggers()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(control.effects()).doesNotHaveDuplicates();
        assertThat(control.permissions()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(control.mappings())
                .isNotEmpty()
                .allSatisfy(mapping -> assertThat(mapping.requirements())
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .noneMatch(String::isBlank));
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void it_may_make_every_call_it_declares_and_no_action_is_a_wildcard(Guardrail<?> guardrail) {
        Control control = guardrail.control();

        assertThat(control.permissions())
                .extracting(Permission::action)
                .containsAll(control.effects().stream().map(Effect::api).toList())
                .allMatch(action -> action.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+"));
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void it_names_every_action_of_its_package(Guardrail<?> guardrail) throws IOException {
        Path classes = Path.of("target/classes")
                .resolve(guardrail.getClass().getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            List<Class<?>> actions = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .<Class<?>>map(name -> load(guardrail, name))
                    .filter(Action.class::isAssignableFrom)
                    .toList();

            assertThat(actions).allMatch(Class::isRecord);
            assertThat(guardrail.actions()).containsAll(actionTypes(actions)).doesNotHaveDuplicates();
            assertThat(guardrail.actions().isEmpty())
                    .isEqualTo(guardrail.control().effects().isEmpty());
        }
    }

    private static List<Class<? extends Action>> actionTypes(List<Class<?>> types) {
        return types.stream()
                .<Class<? extends Action>>map(type -> type.asSubclass(Action.class))
                .toList();
    }

    private static Class<?> load(Guardrail<?> guardrail, String file) {
        try {
            return Class.forName(guardrail.getClass().getPackageName() + "." + file.replace(".class", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("casesWithPlan")
    void a_planned_action_is_one_of_those_declared(Cases.Sample sample) {
        assertThat(sample.planned()).allSatisfy(action -> {
            assertThat(sample.guardrail().control().effects()).contains(action.effect());
            assertThat(sample.guardrail().actions()).contains(action.getClass());
            assertThat(action.describe()).contains(" -> ").doesNotContain("\n");
        });
    }

    @ParameterizedTest
    @MethodSource("casesWithPlan")
    void undoing_the_undo_is_the_action_itself(Cases.Sample sample) {
        assertThat(sample.planned()).allSatisfy(action -> {
            assertThat(action.undo().isPresent()).isEqualTo(action.effect().undo() == Effect.Undo.EXACT);
            assertThat(action.undo()).isNotEqualTo(java.util.Optional.of(action));
            assertThat(action.undo().flatMap(Action::undo))
                    .isEqualTo(action.undo().map(undo -> action));
        });
    }

    @ParameterizedTest
    @MethodSource("casesWithPlan")
    void a_plan_is_read_back_from_the_trail_as_it_was(Cases.Sample sample) throws JsonProcessingException {
        Plan plan = sample.decision().intended().orElseThrow();
        PlanText again = Json.value(Json.read(Json.write(PlanText.of(plan))), PlanText.class);

        assertThat(again.plan(sample.guardrail())).isEqualTo(plan);
        assertThat(again.plan(sample.guardrail()).hash()).isEqualTo(again.hash());
    }

    @ParameterizedTest
    @MethodSource("casesWithState")
    void a_state_is_read_back_from_the_trail_as_it_was(Cases.Sample sample) throws JsonProcessingException {
        JsonNode node = sample.state().orElseThrow();
        Record state = Json.value(node, sample.guardrail().state());

        assertThat((Object) Json.value(
                        Json.read(Json.write(state)), sample.guardrail().state()))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void no_parameters_change_nothing(Guardrail<?> guardrail) {
        assertThat(guardrail.with(Map.of()).control()).isEqualTo(guardrail.control());
    }
}
