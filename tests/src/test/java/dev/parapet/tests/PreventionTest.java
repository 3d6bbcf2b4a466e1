package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Control;
import dev.parapet.remediations.Guardrails;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.lint.Linter;
import dev.parapet.scp.lint.Need;
import dev.parapet.scp.lint.Source;
import dev.parapet.scp.pack.Budget;
import dev.parapet.scp.pack.Packer;
import dev.parapet.scp.pack.Prevention;
import dev.parapet.scp.pack.Prevention.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is prevented and what is repaired know of each other, and do not get in each other's way. */
class PreventionTest {
    @Test
    void every_policy_that_a_guardrail_names_is_in_the_catalogue() {
        assertThat(Guardrails.controls())
                .flatExtracting(Control::preventions)
                .isNotEmpty()
                .isSubsetOf(Catalogue.load().ids());
    }

    @Test
    void no_policy_denies_a_guardrail_a_call_that_it_declares() {
        Map<String, Choice> all = Catalogue.load().ids().stream()
                .collect(Collectors.toMap(Function.identity(), id -> new Choice(Optional.of(true), List.of("root"))));
        Prevention everything = new Prevention(Parameters.EXAMPLE, all, Budget.STANDARD, Budget.STANDARD);
        List<Source> sources = Packer.pack(Catalogue.load(), everything).policies().stream()
                .map(Source::of)
                .toList();
        List<Need> needs =
                Guardrails.controls().stream().flatMap(PreventionTest::needs).toList();

        assertThat(needs).hasSizeGreaterThan(200);
        assertThat(new Linter(Budget.STANDARD, Budget.STANDARD).lint(sources, needs))
                .isEmpty();
    }

    private static Stream<Need> needs(Control control) {
        return control.permissions().stream()
                .map(permission -> Need.of(
                        control.id(),
                        Parameters.EXAMPLE,
                        control.family().slug(),
                        permission.action(),
                        permission.resource()));
    }
}
