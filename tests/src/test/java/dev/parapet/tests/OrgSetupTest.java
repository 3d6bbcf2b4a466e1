package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.core.AuditRecord;
import dev.parapet.organization.Admission;
import dev.parapet.organization.Change;
import dev.parapet.organization.Checkpoint;
import dev.parapet.organization.LiveSetup;
import dev.parapet.organization.Result;
import dev.parapet.organization.Standing;
import dev.parapet.organization.Watcher;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Sandbox;
import dev.parapet.sandbox.When;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicySummary;

/** A whole organization, set up in the sandbox: planned without a write, set up once, and left alone from then on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrgSetupTest {
    private Sandbox sandbox;
    private Governed governed;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void anew() {
        governed = Governed.fresh(sandbox, 2);
        governed.world().proxy().clear();
    }

    private static List<String> unsettled(List<Result> results) {
        return results.stream()
                .filter(result -> !result.standing().settled())
                .map(result -> result.task().name() + " " + result.standing())
                .toList();
    }

    private List<Result> applied(LiveSetup live) {
        return live.setup().apply(Checkpoint.none(), Watcher.NONE);
    }

    @Test
    void plan_reads_everything_and_writes_nothing() {
        LiveSetup live = governed.live(governed.usual());
        List<Result> results = live.setup().plan(Watcher.NONE);

        assertThat(live.objections()).isEmpty();
        assertThat(results.stream()
                        .filter(result -> result.standing() instanceof Standing.Failed)
                        .map(result -> result.task().name() + " " + result.standing()))
                .isEmpty();
        assertThat(results.stream().flatMap(result -> result.standing().changes().stream()))
                .isNotEmpty();
        assertThat(governed.world().proxy().calls()).isNotEmpty();
        assertThat(governed.writes()).isEmpty();
    }

    @Test
    void second_apply_writes_nothing() {
        MemoryTrail trail = new MemoryTrail();
        assertThat(unsettled(applied(governed.live(governed.usual(), trail)))).isEmpty();
        long writes = governed.writes().size();
        assertThat(writes).isPositive();
        assertThat(trail.openIntents()).isEmpty();

        governed.world().proxy().clear();
        assertThat(unsettled(applied(governed.live(governed.usual(), trail)))).isEmpty();
        assertThat(governed.writes()).isEmpty();
    }

    @Test
    void everything_is_read_before_the_first_write_and_every_write_is_in_the_trail() {
        MemoryTrail trail = new MemoryTrail();
        applied(governed.live(governed.usual(), trail));

        long told = trail.records().stream()
                .map(AuditRecord::calls)
                .flatMap(List::stream)
                .filter(call -> Call.writes(call.api().substring(call.api().indexOf(':') + 1)))
                .count();
        assertThat(told).isEqualTo(governed.writes().size());
        int firstWrite = governed.writes().getFirst().index();
        assertThat(governed.world().proxy().calls().stream()
                        .filter(call -> call.index() < firstWrite)
                        .map(Call::operation)
                        .collect(Collectors.toSet()))
                .contains("DescribeOrganization", "ListPolicies", "ListRoles", "ListAWSServiceAccessForOrganization");
    }

    @Test
    void drift_is_seen_and_repaired() {
        applied(governed.live(governed.usual()));
        OrganizationsClient organizations = organizations();
        organizations.disableAWSServiceAccess(to -> to.servicePrincipal("health.amazonaws.com"));

        List<Result> drift = governed.live(governed.usual()).setup().plan(Watcher.NONE);
        assertThat(drift.stream()
                        .flatMap(result -> result.standing().changes().stream())
                        .map(Change::describe))
                .containsExactly("trusted access of health.amazonaws.com: off -> on");
        applied(governed.live(governed.usual()));
        assertThat(organizations.listAWSServiceAccessForOrganization(to -> {}).enabledServicePrincipals())
                .anyMatch(trusted -> trusted.servicePrincipal().equals("health.amazonaws.com"));
    }

    @Test
    void account_that_joins_is_held_set_up_and_let_go() {
        applied(governed.live(governed.usual()));
        OrganizationsClient organizations = organizations();
        String late = organizations
                .createAccount(to -> to.accountName("late").email("late@example.com"))
                .createAccountStatus()
                .accountId();
        governed.world().proxy().clear();

        List<Result> results = new Admission(governed.live(governed.usual()).setup()).admit(late, Watcher.NONE);

        assertThat(unsettled(results)).isEmpty();
        List<String> writes = governed.writes().stream().map(Call::operation).toList();
        assertThat(writes).first().isEqualTo("AttachPolicy");
        assertThat(writes).last().isEqualTo("DetachPolicy");
        assertThat(writes).hasSizeGreaterThan(2);
        assertThat(governed.live(governed.usual()).setup().plan(Watcher.NONE))
                .allMatch(result -> result.standing().settled());
    }

    @Test
    void account_that_cannot_be_set_up_stays_held() {
        applied(governed.live(governed.usual()));
        OrganizationsClient organizations = organizations();
        String late = organizations
                .createAccount(to -> to.accountName("late").email("late@example.com"))
                .createAccountStatus()
                .accountId();
        governed.world().proxy().inject(new Fault.AccessDenied(), When.operation("PutConfigurationRecorder"));

        List<Result> results = new Admission(governed.live(governed.usual()).setup()).admit(late, Watcher.NONE);

        assertThat(unsettled(results)).isNotEmpty();
        assertThat(organizations
                        .listPoliciesForTarget(to -> to.targetId(late).filter("SERVICE_CONTROL_POLICY"))
                        .policies())
                .extracting(PolicySummary::name)
                .contains("parapet-quarantine");
    }

    @Test
    void root_credentials_are_told_and_removed_only_when_that_is_asked_for() {
        String orders = governed.world().organization().id("work-000");
        sandbox.rootCredentials(orders, 1);
        LiveSetup asking = governed.live(governed.usual());
        applied(asking);

        List<String> notes = governed.live(governed.usual()).setup().plan(Watcher.NONE).stream()
                .flatMap(result -> result.notes().stream())
                .toList();
        assertThat(notes)
                .anyMatch(
                        note -> note.startsWith("the root user of %s has a password, 1 access keys".formatted(orders)));

        Governed removing =
                new Governed(governed.world(), governed.settings() + "  root: {remove-credentials: true}\n");
        assertThat(removing.live(removing.usual()).setup().plan(Watcher.NONE).stream()
                        .flatMap(result -> result.withheld().stream()))
                .hasSize(2);
        List<Result> results =
                removing.live(removing.usual()).setup().allowingRemoval().apply(Checkpoint.none(), Watcher.NONE);
        assertThat(unsettled(results)).isEmpty();
        assertThat(removing.live(removing.usual()).setup().allowingRemoval().plan(Watcher.NONE))
                .allMatch(result -> result.standing() instanceof Standing.AsWished);
    }

    @Test
    void policies_of_others_stay_and_ours_climb_from_staging_to_the_root() {
        OrganizationsClient organizations = organizations();
        applied(governed.live(governed.usual()));
        String foreign = organizations
                .createPolicy(to -> to.name("somebody-elses")
                        .type("SERVICE_CONTROL_POLICY")
                        .description("theirs")
                        .content(Governed.DENY_LEAVING))
                .policy()
                .policySummary()
                .id();
        Governed everywhere = new Governed(governed.world(), governed.settings() + "  policies: {in: [everywhere]}\n");

        assertThat(unsettled(applied(everywhere.live(everywhere.usual())))).isEmpty();

        String root = organizations.listRoots().roots().getFirst().id();
        assertThat(organizations
                        .listPoliciesForTarget(to -> to.targetId(root).filter("SERVICE_CONTROL_POLICY"))
                        .policies())
                .extracting(PolicySummary::name)
                .containsExactlyInAnyOrder("FullAWSAccess", "parapet-stay");
        assertThat(organizations
                        .describePolicy(to -> to.policyId(foreign))
                        .policy()
                        .content())
                .isEqualTo(Governed.DENY_LEAVING);
    }

    private OrganizationsClient organizations() {
        return sandbox.fixture(governed.world().organization().management(), World.HOME)
                .client(OrganizationsClient::builder);
    }
}
