package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.ServiceAccessNotEnabledException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.sts.StsClient;

/** What the documentation says of a whole organization, where moto does something else. */
@ExtendWith(InSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationsFidelityTest {
    private static final String DENY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"a:b\",\"Resource\":\"*\"}]}";

    private final Sandbox sandbox;
    private Clients management;
    private OrganizationsClient organizations;
    private String root;

    OrganizationsFidelityTest(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @BeforeAll
    void organize() {
        Organization organization = Organization.in(sandbox, "security").create();
        management = Clients.of(sandbox, organization.credentials("management"));
        organizations = management.client(OrganizationsClient::builder);
        root = organizations.listRoots().roots().getFirst().id();
    }

    private String policy(String name, String type, String content) {
        return organizations
                .createPolicy(to -> to.name(name).type(type).description("").content(content))
                .policy()
                .policySummary()
                .id();
    }

    @Test
    void kind_is_turned_on_before_a_policy_of_it_is_attached_and_attached_once() {
        String id = policy("tags", "TAG_POLICY", "{\"tags\":{}}");

        assertThatThrownBy(
                        () -> organizations.attachPolicy(to -> to.policyId(id).targetId(root)))
                .isInstanceOf(PolicyTypeNotEnabledException.class);
        organizations.enablePolicyType(to -> to.rootId(root).policyType("TAG_POLICY"));
        organizations.attachPolicy(to -> to.policyId(id).targetId(root));
        assertThatThrownBy(
                        () -> organizations.attachPolicy(to -> to.policyId(id).targetId(root)))
                .isInstanceOf(DuplicatePolicyAttachmentException.class);
    }

    @Test
    void content_is_read_and_measured() {
        assertThatThrownBy(() -> policy("broken", "SERVICE_CONTROL_POLICY", "{"))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        assertThatThrownBy(() -> policy("long", "SERVICE_CONTROL_POLICY", DENY.replace("a:b", "a:" + "b".repeat(6000))))
                .isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void target_holds_five_and_never_loses_the_last() {
        organizations.enablePolicyType(to -> to.rootId(root).policyType("SERVICE_CONTROL_POLICY"));
        for (int n = 0; n < 4; n++) {
            String id = policy("deny-" + n, "SERVICE_CONTROL_POLICY", DENY);
            organizations.attachPolicy(to -> to.policyId(id).targetId(root));
        }
        String sixth = policy("deny-4", "SERVICE_CONTROL_POLICY", DENY);

        assertThatThrownBy(() ->
                        organizations.attachPolicy(to -> to.policyId(sixth).targetId(root)))
                .isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void s3_policy_is_in_effect_below_where_it_is_attached() {
        organizations.enablePolicyType(to -> to.rootId(root).policyType("S3_POLICY"));
        String id = policy(
                "block",
                "S3_POLICY",
                "{\"s3_attributes\":{\"public_access_block_configuration\":{\"@@assign\":\"all\"}}}");
        organizations.attachPolicy(to -> to.policyId(id).targetId(root));

        assertThat(organizations
                        .describeEffectivePolicy(
                                to -> to.policyType("S3_POLICY").targetId(Organization.MANAGEMENT))
                        .effectivePolicy()
                        .policyContent())
                .contains("public_access_block_configuration");
    }

    @Test
    void member_changes_nothing() {
        String member = organizations.listAccounts().accounts().getLast().id();
        OrganizationsClient theirs = sandbox.fixture(member, "us-east-1").client(OrganizationsClient::builder);

        assertThatThrownBy(() -> theirs.enableAWSServiceAccess(to -> to.servicePrincipal("config.amazonaws.com")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void root_is_managed_once_iam_is_trusted_and_then_assumed_for_one_task() {
        IamClient iam = management.client(IamClient::builder);
        assertThatThrownBy(() -> iam.enableOrganizationsRootSessions(to -> {}))
                .isInstanceOf(ServiceAccessNotEnabledException.class);
        organizations.enableAWSServiceAccess(to -> to.servicePrincipal("iam.amazonaws.com"));
        assertThat(iam.enableOrganizationsRootSessions(to -> {}).enabledFeaturesAsStrings())
                .containsExactly("RootSessions");

        String member = organizations.listAccounts().accounts().getLast().id();
        assertThat(management
                        .client(StsClient::builder)
                        .assumeRoot(to -> to.targetPrincipal(member)
                                .taskPolicyArn(task ->
                                        task.arn("arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials")))
                        .credentials()
                        .accessKeyId())
                .startsWith("ASIA");
    }

    @Test
    void service_linked_role_is_taken_the_second_time() {
        IamClient iam = management.client(IamClient::builder);
        iam.createServiceLinkedRole(to -> to.awsServiceName("guardduty.amazonaws.com"));

        assertThatThrownBy(() -> iam.createServiceLinkedRole(to -> to.awsServiceName("guardduty.amazonaws.com")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has been taken in this account");
    }
}
