package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** What the identity guardrails stand on, as IAM and STS document it. */
@ExtendWith(InSandbox.class)
class IamFidelityTest {
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}""";

    private final Sandbox sandbox;
    private final IamClient iam;

    IamFidelityTest(Sandbox sandbox) {
        sandbox.reset();
        this.sandbox = sandbox;
        this.iam = sandbox.fixture("111122223333", "us-east-1").client(IamClient::builder);
    }

    @Test
    void inline_policy_of_a_user_is_put_read_and_deleted() {
        iam.createUser(to -> to.userName("ada"));
        iam.putUserPolicy(to -> to.userName("ada").policyName("deny").policyDocument(POLICY));
        assertThat(plain(iam.getUserPolicy(to -> to.userName("ada").policyName("deny"))
                        .policyDocument()))
                .isEqualTo(POLICY);
        iam.deleteUserPolicy(to -> to.userName("ada").policyName("deny"));
        assertThatThrownBy(() -> iam.getUserPolicy(to -> to.userName("ada").policyName("deny")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.deleteUserPolicy(to -> to.userName("ada").policyName("deny")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void inline_policy_of_a_role_is_put_read_and_deleted() {
        iam.createRole(to -> to.roleName("app").assumeRolePolicyDocument(POLICY));
        iam.putRolePolicy(to -> to.roleName("app").policyName("deny").policyDocument(POLICY));
        assertThat(plain(iam.getRolePolicy(to -> to.roleName("app").policyName("deny"))
                        .policyDocument()))
                .isEqualTo(POLICY);
        iam.deleteRolePolicy(to -> to.roleName("app").policyName("deny"));
        assertThatThrownBy(() -> iam.getRolePolicy(to -> to.roleName("app").policyName("deny")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThat(iam.getRole(to -> to.roleName("app")).role().roleId()).startsWith("AROA");
    }

    @Test
    void key_is_switched_off_and_on() {
        iam.createUser(to -> to.userName("ada"));
        String key = iam.createAccessKey(to -> to.userName("ada")).accessKey().accessKeyId();
        iam.updateAccessKey(to -> to.userName("ada").accessKeyId(key).status(StatusType.INACTIVE));
        assertThat(iam.listAccessKeys(to -> to.userName("ada")).accessKeyMetadata())
                .extracting(each -> each.status())
                .containsExactly(StatusType.INACTIVE);
        assertThatThrownBy(() -> iam.updateAccessKey(to ->
                        to.userName("ada").accessKeyId("AKIAAAAAAAAAAAAAAAAA").status(StatusType.ACTIVE)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void role_that_does_not_exist_cannot_be_assumed() {
        StsClient sts = sandbox.fixture("222233334444", "us-east-1").client(StsClient::builder);
        StsException denied = catchThrowableOfType(
                StsException.class,
                () -> sts.assumeRole(to -> to.roleArn("arn:aws:iam::111122223333:role/parapet/identity")
                        .roleSessionName("parapet")));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    }

    private static String plain(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }
}
