package dev.parapet.scp.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import dev.parapet.scp.catalogue.Case;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Content;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameter;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.evaluate.Context;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.evaluate.Request;
import dev.parapet.scp.evaluate.Value;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.pack.Prevention.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackerTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Budget ROOMY = new Budget(10_240, 10, 1);

    private static final Map<String, Choice> ALL_AT_ROOT = CATALOGUE.ids().stream()
            .collect(Collectors.toMap(Function.identity(), id -> new Choice(Optional.of(true), List.of("root"))));

    private static Packed everything(Budget budget) {
        return Packer.pack(CATALOGUE, new Prevention(Parameters.EXAMPLE, ALL_AT_ROOT, budget, budget));
    }

    private static Stream<Attached> of(Packed packed, PolicyType type) {
        return packed.policies().stream().filter(each -> each.policy().type() == type);
    }

    @Test
    void the_standard_catalogue_fits_at_the_root_of_any_organization() {
        for (Parameters parameters : List.of(Parameters.STANDARD, Parameters.EXAMPLE)) {
            Packed packed =
                    Packer.pack(CATALOGUE, new Prevention(parameters, Map.of(), Budget.STANDARD, Budget.STANDARD));
            assertThat(of(packed, PolicyType.SERVICE_CONTROL)).hasSizeLessThanOrEqualTo(4);
            assertThat(packed.policies())
                    .allSatisfy(each -> assertThat(each.policy().content())
                            .isASCII()
                            .hasSizeLessThanOrEqualTo(
                                    each.policy().type() == PolicyType.SERVICE_CONTROL ? 5120 : 10_000));
        }
    }

    @Test
    void the_whole_catalogue_fits_at_the_root_too() {
        assertThat(of(everything(Budget.STANDARD), PolicyType.SERVICE_CONTROL)).hasSizeLessThanOrEqualTo(4);
        assertThat(of(everything(Budget.STANDARD), PolicyType.RESOURCE_CONTROL)).hasSize(1);
    }

    @Test
    void packing_changes_no_verdict_on_any_case_of_any_document() {
        for (PolicyType type : List.of(PolicyType.SERVICE_CONTROL, PolicyType.RESOURCE_CONTROL)) {
            Evaluator before = evaluator(
                    type,
                    CATALOGUE.documents().stream()
                            .filter(document -> document.type() == type)
                            .map(document -> new NamedPolicy(document.id(), policy(document)))
                            .toList());
            for (Budget budget : List.of(Budget.STANDARD, ROOMY)) {
                Evaluator after = evaluator(
                        type,
                        of(everything(budget), type)
                                .map(each -> new NamedPolicy(each.policy().name(), parsed(each.policy())))
                                .toList());
                assertThat(calls())
                        .isNotEmpty()
                        .allSatisfy(call -> assertThat(after.evaluate(call).decision())
                                .as(call.toString())
                                .isEqualTo(before.evaluate(call).decision()));
            }
        }
    }

    /** Over TLS where a case does not care, or RCP-3 would deny them all. */
    private static List<Request> calls() {
        return CATALOGUE.documents().stream()
                .flatMap(document -> document.cases().stream())
                .filter(Case.Call.class::isInstance)
                .map(each -> ((Case.Call) each).request())
                .map(call -> new Request(
                        call.principal(),
                        call.account(),
                        call.path(),
                        call.action(),
                        call.resource(),
                        secure(call.context())))
                .toList();
    }

    private static Context secure(Context context) {
        return key -> context.get(key) instanceof Value.Absent && key.equals("aws:securetransport")
                ? Value.of("true")
                : context.get(key);
    }

    private static Policy policy(Document document) {
        return ((Content.Statements) document.fill(Parameters.EXAMPLE).orElseThrow()).policy();
    }

    private static Policy parsed(OrganizationPolicy policy) {
        return Policy.parse(
                policy.content(),
                policy.type() == PolicyType.RESOURCE_CONTROL ? Dialect.RESOURCE_CONTROL : Dialect.SERVICE_CONTROL);
    }

    private static Evaluator evaluator(PolicyType type, List<NamedPolicy> policies) {
        return type == PolicyType.RESOURCE_CONTROL
                ? Evaluator.atRoot(List.of(), policies)
                : Evaluator.atRoot(policies, List.of());
    }

    @Test
    void the_same_choice_gives_the_same_bytes_in_any_order_of_asking() {
        assertThat(everything(Budget.STANDARD)).isEqualTo(everything(Budget.STANDARD));
    }

    @Test
    void a_change_in_the_last_wave_leaves_the_policies_of_the_first_alone() {
        Prevention before = new Prevention(Parameters.EXAMPLE, ALL_AT_ROOT, Budget.STANDARD, Budget.STANDARD);
        Prevention after = new Prevention(
                Parameters.EXAMPLE.with(Parameter.INSTANCE_TYPES, List.of("p*")),
                ALL_AT_ROOT,
                Budget.STANDARD,
                Budget.STANDARD);
        assertThat(Packer.pack(CATALOGUE, after).policies().getFirst())
                .isEqualTo(Packer.pack(CATALOGUE, before).policies().getFirst());
    }

    @Test
    void a_document_goes_where_the_settings_say_and_units_with_the_same_share_a_policy() {
        Prevention prevention = new Prevention(
                Parameters.EXAMPLE,
                Map.of(
                        "REG-1", new Choice(Optional.of(true), List.of("Workloads/Production", "Sandbox")),
                        "ORG-1", new Choice(Optional.of(false), List.of())),
                Budget.STANDARD,
                Budget.STANDARD);
        List<Attached> policies = Packer.pack(CATALOGUE, prevention).policies();

        assertThat(policies)
                .filteredOn(each -> each.documents().contains("REG-1"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.targets()).containsExactly("Sandbox", "Workloads/Production");
                    assertThat(each.file()).isEqualTo("scp/parapet-sandbox-1.json");
                });
        assertThat(policies).noneMatch(each -> each.documents().contains("ORG-1"));
    }

    @Test
    void units_whose_paths_are_written_alike_have_policies_of_their_own() {
        Prevention prevention = new Prevention(
                Parameters.EXAMPLE,
                Map.of(
                        "REG-1", new Choice(Optional.of(true), List.of("A/B", "A/B")),
                        "TAG-1", new Choice(Optional.of(true), List.of("A-B"))),
                Budget.STANDARD,
                Budget.STANDARD);
        assertThat(Packer.pack(CATALOGUE, prevention).policies())
                .filteredOn(each -> each.policy().name().startsWith("parapet-a-b-"))
                .extracting(each -> each.policy().name(), Attached::targets)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("parapet-a-b-1", List.of("A-B")),
                        org.assertj.core.groups.Tuple.tuple("parapet-a-b-2", List.of("A/B")));
    }

    @Test
    void what_waits_for_a_parameter_is_named_and_what_was_asked_for_is_refused_without_it() {
        assertThat(Packer.pack(CATALOGUE, Prevention.STANDARD).leftOut())
                .contains(new Packed.LeftOut("SELF-3", List.of("audit-buckets")));
        Prevention asked = new Prevention(
                Parameters.STANDARD,
                Map.of("REG-1", new Choice(Optional.of(true), List.of())),
                Budget.STANDARD,
                Budget.STANDARD);
        assertThatExceptionOfType(ParameterMissing.class)
                .isThrownBy(() -> Packer.pack(CATALOGUE, asked))
                .withMessage("REG-1 is switched on and needs regions (The regions in use.) in prevention.parameters");
    }

    @Test
    void what_does_not_fit_is_named_with_a_way_out() {
        Budget one = new Budget(5120, 3, 2);
        assertThatExceptionOfType(DoesNotFit.class)
                .isThrownBy(() -> Packer.pack(CATALOGUE, new Prevention(Parameters.EXAMPLE, Map.of(), one, one)))
                .withMessageStartingWith("root takes 1 more policies (3 slots, 2 in use)")
                .satisfies(refused -> assertThat(refused.documents()).isNotEmpty());
        Budget small = new Budget(300, 5, 1);
        assertThatExceptionOfType(DoesNotFit.class)
                .isThrownBy(() -> Packer.pack(CATALOGUE, new Prevention(Parameters.EXAMPLE, Map.of(), small, small)))
                .withMessageContaining("characters by itself, and a policy takes 300");
    }

    @Test
    void a_budget_without_room_is_none() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Budget(5120, 5, 5));
    }
}
