package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.core.Author;
import dev.parapet.core.Undertakings;
import dev.parapet.organization.Checkpoint;
import dev.parapet.organization.Estate;
import dev.parapet.organization.Estate.Account;
import dev.parapet.organization.Pace;
import dev.parapet.organization.Part;
import dev.parapet.organization.Result;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Setup;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.Watcher;
import dev.parapet.organization.Wish;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.PreventionForm;
import dev.parapet.policies.SettingsFile;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Organization;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** Every service in eight accounts and two regions, by the engine and through the roles it uses in AWS. */
@ExtendWith(InWorld.class)
class ServicesSetupTest {
    private final Ground ground;

    ServicesSetupTest(World world) {
        ground = Ground.fresh(world.sandbox());
    }

    @Test
    void all_services_are_set_up_and_a_second_run_writes_nothing() {
        List<Result> plan = setup().plan(Watcher.NONE);
        assertThat(ground.writes()).as("writes of a plan").isEmpty();
        assertThat(words(plan, "as wished"))
                .doesNotContain("config-recorders", "event-bus", "access-analyzer", "budget");
        ground.world().proxy().clear();

        assertThat(unsettled(setup().apply(Checkpoint.none(), Watcher.NONE))).isEmpty();
        System.out.printf(
                "8 accounts x 2 regions: %d calls, %d of them writes%n",
                ground.world().proxy().calls().size(), ground.writes().size());
        ground.world().proxy().clear();

        List<Result> second = setup().apply(Checkpoint.none(), Watcher.NONE);
        System.out.printf(
                "second run: %d calls, %d of them writes%n",
                ground.world().proxy().calls().size(), ground.writes().size());
        assertThat(words(second, "done")).isEmpty();
        assertThat(unsettled(second)).isEmpty();
        assertThat(ground.writes()).isEmpty();
    }

    @Test
    void an_account_that_refuses_leaves_the_others_standing() {
        String broken = ground.id("lab");
        ground.world()
                .proxy()
                .inject(
                        new Fault.AccessDenied(),
                        call -> call.account().equals(broken)
                                && call.operation().equals("PutConfigurationRecorder"));

        List<String> unsettled =
                unsettled(setup().only(Set.of("config-bucket", "config-role", "config-recorders", "region-defaults"))
                        .apply(Checkpoint.none(), Watcher.NONE));

        assertThat(unsettled)
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("config-recorders " + broken, "config:PutConfigurationRecorder"));
    }

    private static Set<String> words(List<Result> results, String word) {
        return results.stream()
                .filter(result -> result.standing().word().equals(word))
                .map(result -> result.task().step().id())
                .collect(Collectors.toSet());
    }

    private static List<String> unsettled(List<Result> results) {
        return results.stream()
                .filter(result -> !result.standing().settled())
                .map(result -> result.task().name() + ": " + result.standing())
                .toList();
    }

    private Setup setup() {
        Undertakings undertakings = new Undertakings(new MemoryTrail(), Author.NOBODY);
        return new Setup(steps(), new Wish(settings(), List.of()), estate(), ground.ways(), undertakings, Pace.NONE);
    }

    /** Those of the services; what comes before them the ground has. */
    private static List<Step> steps() {
        Stream<Step> services = ServiceLoader.load(Step.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(step -> Stream.of(
                                "config",
                                "guardduty",
                                "securityhub",
                                "analyzer",
                                "macie",
                                "inspector",
                                "baseline",
                                "cost",
                                "contacts",
                                "fanin")
                        .anyMatch(name -> step.getClass().getPackageName().endsWith("organization." + name)));
        return Stream.concat(
                        services,
                        Stream.of(
                                new Stands("trusted-access"),
                                new Stands("delegated-administrators"),
                                new Stands("service-linked-roles")))
                .toList();
    }

    private OrganizationSettings settings() {
        return SettingsFile.read(
                        "parapet.yaml",
                        """
                        organization:
                          accounts: {security: "%s", log-archive: "%s"}
                          regions: [us-east-1, eu-west-1]
                          services: [config, guardduty, security-hub, access-analyzer, inspector, macie]
                          budget: {dollars: 1000, mails: [cost@example.com]}
                          contacts:
                            security: {name: Security, title: Team, email: security@example.com, phone: "+49 30 1"}
                          options: {unused-access-days: 90, agents: true}
                        """.formatted(ground.security(), ground.id("archive")),
                        Set.of(),
                        PreventionForm.NONE)
                .organization()
                .orElseThrow();
    }

    private Estate estate() {
        OrganizationsClient organizations = ground.world()
                .sandbox()
                .fixture(Organization.MANAGEMENT, World.HOME)
                .client(OrganizationsClient::builder);
        return new Estate(
                "aws",
                World.HOME,
                organizations.describeOrganization().organization().id(),
                Organization.MANAGEMENT,
                Organization.MANAGEMENT,
                true,
                organizations.listRoots().roots().getFirst().id(),
                Set.of(),
                List.of(),
                ground.world().organization().ids().entrySet().stream()
                        .map(account -> new Account(
                                account.getValue(), account.getKey(), account.getKey() + "@example.com", "ACTIVE", ""))
                        .toList(),
                Set.of(World.HOME, World.EUROPE));
    }

    /** A step that is done. */
    private record Stands(String id) implements Step {
        @Override
        public String title() {
            return id;
        }

        @Override
        public Scope scope() {
            return Scope.ORGANIZATION;
        }

        @Override
        public Optional<Part<?>> at(Site site) {
            return Optional.empty();
        }
    }
}
