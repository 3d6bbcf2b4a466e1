package dev.parapet.scp.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTableTest {
    private static final AuthorizationTable TABLE = AuthorizationTable.shipped();

    @Test
    void every_service_is_read_and_has_what_it_names() {
        for (String prefix : TABLE.services()) {
            Service service = TABLE.service(prefix).orElseThrow();
            assertThat(service.prefix()).isEqualTo(prefix);
            assertThat(service.actions().values())
                    .as(prefix)
                    .allSatisfy(action -> assertThat(action.on())
                            .as(action.id())
                            .allSatisfy(on -> assertThat(on.type().name()).isNotEmpty()));
        }
        assertThat(TABLE.matching("*")).hasSizeGreaterThan(22_000);
        assertThat(TABLE.version()).startsWith("0.21.");
    }

    @Test
    void names_are_found_in_any_case_and_by_pattern() {
        assertThat(TABLE.action("S3:getobject").map(Action::id)).contains("s3:GetObject");
        assertThat(TABLE.action("s3:GetObjekt")).isEmpty();
        assertThat(TABLE.action("s4:GetObject")).isEmpty();
        assertThat(TABLE.action("s3")).isEmpty();
        assertThat(TABLE.matching("iam:*ServiceLinkedRole").stream().map(Action::name))
                .containsExactly("CreateServiceLinkedRole", "DeleteServiceLinkedRole");
    }

    /** The facts of the reference on which catalogue and report rest. */
    @ParameterizedTest
    @CsvSource({
        "ec2:CreateVolume, ec2:Encrypted, true",
        "rds:CreateDBCluster, rds:StorageEncrypted, true",
        "rds:RestoreDBClusterFromSnapshot, rds:StorageEncrypted, false",
        "rds:CreateDBInstance, rds:PubliclyAccessible, true",
        "rds:ModifyDBInstance, rds:PubliclyAccessible, false",
        "ec2:ModifySnapshotAttribute, ec2:add/GROUP, true",
        "ec2:AuthorizeSecurityGroupIngress, ec2:Add/group, false",
        "lambda:CreateFunctionUrlConfig, lambda:FunctionUrlAuthType, true",
        "kms:ScheduleKeyDeletion, kms:ScheduleKeyDeletionPendingWindowInDays, true",
        "elasticache:CreateCacheCluster, elasticache:AtRestEncryptionEnabled, false",
        "s3:PutObject, aws:PrincipalOrgID, true",
        "s3:PutObject, aws:principaltag/any, true",
        "s3:PutObject, saml:sub, true",
        "sqs:CreateQueue, aws:RequestTag/team, true",
        "sqs:DeleteQueue, aws:RequestTag/team, false",
        "unheard:Of, unheard:Key, true",
    })
    void a_call_can_carry_the_keys_that_the_reference_lists(String action, String key, boolean can) {
        assertThat(TABLE.mayCarry(key, action, "*")).isEqualTo(can);
    }

    @Test
    void on_a_resource_only_the_keys_of_its_kind_come_along() {
        String tokens = "ec2:MetadataHttpTokens";

        assertThat(TABLE.mayCarry(tokens, "ec2:RunInstances", "arn:aws:ec2:eu-west-1:1:instance/*"))
                .isTrue();
        assertThat(TABLE.mayCarry(tokens, "ec2:RunInstances", "arn:aws:ec2:eu-west-1:1:volume/*"))
                .isFalse();
    }

    @Test
    void types_of_keys_are_known() {
        Action action = TABLE.action("s3:PutObject").orElseThrow();

        assertThat(TABLE.key("s3:tlsversion", action).map(ConditionKey::type)).contains("Numeric");
        assertThat(TABLE.key("aws:CalledVia", action).map(ConditionKey::manyValued))
                .contains(true);
        assertThat(TABLE.key("rds:DatabaseEngine", action)).isEmpty();
    }

    @Test
    void services_of_resource_control_policies_are_marked() {
        assertThat(List.of("s3", "sts", "kms", "sqs", "secretsmanager", "dynamodb", "ecr", "logs"))
                .allSatisfy(
                        prefix -> assertThat(TABLE.service(prefix).orElseThrow().resourceControlled())
                                .as(prefix)
                                .isTrue());
        assertThat(List.of("sns", "rds", "ec2", "lambda", "redshift"))
                .allSatisfy(
                        prefix -> assertThat(TABLE.service(prefix).orElseThrow().resourceControlled())
                                .as(prefix)
                                .isFalse());
    }
}
