package dev.parapet.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.parapet.audit.FileTrail;
import dev.parapet.cli.Main;
import dev.parapet.core.Action;
import dev.parapet.core.Trail;
import dev.parapet.organization.Change;
import dev.parapet.organization.Setup;
import dev.parapet.organization.SharedWrite;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.notice.Topic;
import dev.parapet.sandbox.Sandbox;
import dev.parapet.scp.OrganizationPolicy;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that the build holds Parapet to; the documentation says why each of them is there. */
class ArchitectureTest {
    /** Each module by one of its classes; looking for them on the class path would open every jar of the SDK. */
    private static final JavaClasses PARAPET = new ClassFileImporter()
            .importUrls(Stream.of(
                            Action.class,
                            FileTrail.class,
                            Settings.class,
                            OrganizationPolicy.class,
                            Guardrails.class,
                            Setup.class,
                            Sandbox.class,
                            Main.class)
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                    .toList());

    /** A client method that changes nothing in AWS; whatever is not surely a read counts as a write. */
    private static final String READS =
            "(generateCredentialReport|describe|get|list|head|batchGet|lookup|search|query|scan|simulate|assumeRole|assumeRoot|waiter|close|serviceName|"
                    + "serviceClientConfiguration|utilities|paginator).*";

    private static final ArchRule ONLY_ACTIONS_WRITE = noClasses()
            .that(are(resideInAPackage("dev.parapet.core..")
                    .or(resideInAPackage("dev.parapet.audit.."))
                    .or(resideInAPackage("dev.parapet.policies.."))
                    .or(resideInAPackage("dev.parapet.remediations.."))
                    .or(resideInAPackage("dev.parapet.organization.."))
                    .or(resideInAPackage("dev.parapet.tests.architecture.."))))
            .and(are(not(assignableTo(Action.class))))
            // What an Action is to a guardrail a Change is to a step of the setup.
            .and(are(not(assignableTo(Change.class))))
            .and(are(not(assignableTo(SharedWrite.class))))
            // Tells people, in the security account itself; nothing of anybody's is changed by it.
            .and(are(not(equivalentTo(Topic.class))))
            // Keeps the log, in the audit account itself.
            .and(are(not(resideInAPackage("dev.parapet.audit.aws.."))))
            .should()
            .callMethodWhere(mutates());

    private static DescribedPredicate<JavaMethodCall> mutates() {
        return describe(
                "it changes something in AWS",
                call -> isClient(call.getTargetOwner())
                        && !call.getTarget().getName().matches(READS));
    }

    private static boolean isClient(JavaClass owner) {
        return owner.getPackageName().startsWith("software.amazon.awssdk.services.")
                && owner.getSimpleName().endsWith("Client");
    }

    @Test
    void all_of_parapet_is_looked_at() {
        assertThat(PARAPET.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .contains(
                        "dev.parapet.core",
                        "dev.parapet.core.event",
                        "dev.parapet.audit",
                        "dev.parapet.policies",
                        "dev.parapet.scp",
                        "dev.parapet.remediations",
                        "dev.parapet.remediations.pub_rds_instance",
                        "dev.parapet.organization",
                        "dev.parapet.organization.trust",
                        "dev.parapet.sandbox",
                        "dev.parapet.cli");
        assertThat(PARAPET.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void arrows_point_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.parapet..")
                .layer("core")
                .definedBy("dev.parapet.core..")
                .layer("audit")
                .definedBy("dev.parapet.audit..")
                .layer("policies")
                .definedBy("dev.parapet.policies..")
                .layer("scp")
                .definedBy("dev.parapet.scp..")
                .layer("remediations")
                .definedBy("dev.parapet.remediations..")
                .layer("organization")
                .definedBy("dev.parapet.organization..")
                .layer("sandbox")
                .definedBy("dev.parapet.sandbox..")
                .layer("cli")
                .definedBy("dev.parapet.cli..")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("audit")
                .mayOnlyAccessLayers("core")
                .whereLayer("policies")
                .mayOnlyAccessLayers("core")
                .whereLayer("scp")
                .mayOnlyAccessLayers("core")
                .whereLayer("remediations")
                .mayOnlyAccessLayers("core", "audit", "policies")
                .whereLayer("organization")
                .mayOnlyAccessLayers("core", "audit", "policies", "scp", "remediations")
                .whereLayer("sandbox")
                .mayOnlyAccessLayers("core", "audit", "policies", "remediations")
                .whereLayer("cli")
                .mayOnlyAccessLayers("core", "audit", "policies", "scp", "remediations", "organization", "sandbox")
                .check(PARAPET);
    }

    @Test
    void only_actions_write() {
        ONLY_ACTIONS_WRITE.check(PARAPET);
    }

    @Test
    void what_changes_share_only_changes_call() {
        noClasses()
                .that(are(not(assignableTo(Change.class))))
                .should()
                .callMethodWhere(describe(
                        "it writes",
                        call -> call.getTargetOwner().isAssignableTo(SharedWrite.class)
                                && call.getTarget().getName().matches("write|name")
                                && !call.getTarget().getRawParameterTypes().isEmpty()))
                .check(PARAPET);
    }

    @Test
    void a_write_outside_an_action_would_be_seen_and_a_read_would_not() {
        JavaClasses offender = new ClassFileImporter().importClasses(WritesBehindTheLedger.class);

        assertThat(ONLY_ACTIONS_WRITE.evaluate(offender).getFailureReport().getDetails())
                .singleElement()
                .asString()
                .contains("deleteQuietly", "deleteDBInstance");
    }

    @Test
    void actions_do_write() {
        assertThat(PARAPET.stream()
                        .filter(type -> type.isAssignableTo(Action.class) && !type.isInterface())
                        .filter(type -> type.getMethodCallsFromSelf().stream().noneMatch(mutates())))
                .as("actions in which the rule sees no write")
                .isEmpty();
    }

    @Test
    void guardrails_do_not_know_each_other() {
        slices().matching("dev.parapet.remediations.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.parapet.remediations.shared.."))
                .check(PARAPET);
    }

    @Test
    void the_way_of_an_event_knows_no_guardrail_by_name() {
        noClasses()
                .that()
                .resideInAPackage("dev.parapet.remediations")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.parapet.remediations.*..")
                .check(PARAPET);
    }

    @Test
    void core_has_no_service_client_and_the_log_only_where_it_says_so() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.parapet.core..",
                        "dev.parapet.audit",
                        "dev.parapet.audit.log..",
                        "dev.parapet.audit.sequence..",
                        "dev.parapet.policies..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services..")
                .check(PARAPET);
    }

    @Test
    void nobody_but_the_ledger_and_who_checks_it_write_into_the_trail() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.parapet.core.Ledger")
                .and()
                .doNotHaveFullyQualifiedName("dev.parapet.audit.reconcile.Reconciliation")
                .should()
                .callMethodWhere(describe(
                        "it appends to a trail",
                        call -> call.getTargetOwner().isAssignableTo(Trail.class)
                                && call.getTarget().getName().equals("append")))
                .check(PARAPET);
    }

    @Test
    void every_package_says_what_may_be_null() {
        assertThat(PARAPET.stream()
                        .filter(type -> type.getPackage()
                                .tryGetAnnotationOfType(NullMarked.class)
                                .isEmpty())
                        .map(JavaClass::getPackageName))
                .isEmpty();
    }

    @Test
    void a_class_has_a_noun_of_its_own() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(PARAPET);
    }

    @Test
    void only_the_command_line_and_the_sandbox_print() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.parapet.cli..", "dev.parapet.sandbox..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(PARAPET);
    }

    @Test
    void nobody_sleeps_but_the_sandbox_that_plays_a_slow_aws() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parapet.sandbox..")
                .should()
                .callMethodWhere(describe("it sleeps", call -> sleeps(call.getTarget())))
                .check(PARAPET);
    }

    private static boolean sleeps(AccessTarget target) {
        return target.getName().equals("sleep")
                && (target.getOwner().isEquivalentTo(Thread.class)
                        || target.getOwner().isEquivalentTo(TimeUnit.class));
    }

    @Test
    void what_can_be_final_is_final() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(PARAPET);
    }
}
