package dev.parapet.scp.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private static final String ACCOUNT = "111122223333";
    private static final String OTHER = "444455556666";
    private static final String MANAGEMENT = "999900001111";
    private static final String ROLE = "arn:aws:iam::111122223333:role/ops";
    private static final Members MEMBERS =
            new Members(Optional.of(MANAGEMENT), Map.of(OTHER, List.of("ou-b"), MANAGEMENT, List.of()));

    private static NamedPolicy scp(String name, String... statements) {
        return new NamedPolicy(name, Policy.parse(json(statements)));
    }

    private static NamedPolicy rcp(String name, String... statements) {
        return new NamedPolicy(name, Policy.parse(json(statements), Dialect.RESOURCE_CONTROL));
    }

    private static String json(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
                .formatted(String.join(",", statements).replace('\'', '"'));
    }

    private static Request request(
            String principal, String account, List<String> path, String action, String resource) {
        return Request.of(principal, account, path, action, resource, Map.of(), Set.of());
    }

    private static Request getObject(String principal) {
        return request(principal, ACCOUNT, List.of("ou-a", "ou-a1"), "s3:GetObject", "arn:aws:s3:::b/k");
    }

    private static Verdict judge(Attachments attachments, Request request) {
        return new Evaluator(attachments, MEMBERS, AuthorizationTable.shipped()).evaluate(request);
    }

    private static Attachments scpAt(String target, NamedPolicy... policies) {
        return new Attachments(Map.of(target, List.of(policies)), Map.of());
    }

    private static Attachments rcpAt(String target, NamedPolicy... policies) {
        return new Attachments(Map.of(), Map.of(target, List.of(policies)));
    }

    private static final String DENY_S3 = "{'Sid':'NoS3','Effect':'Deny','Action':'s3:*','Resource':'*'}";
    private static final String RCP_S3 =
            "{'Sid':'NoS3','Effect':'Deny','Principal':'*','Action':['s3:*','ec2:*'],'Resource':'*'}";

    @ParameterizedTest
    @CsvSource({
        "root, deny",
        "r-ab12, deny",
        "ou-a, deny",
        "ou-a1, deny",
        "111122223333, deny",
        "ou-b, allow",
        "444455556666, allow"
    })
    void a_deny_binds_what_lies_below_it(String target, String decision) {
        assertThat(judge(scpAt(target, scp("p", DENY_S3)), getObject(ROLE))
                        .decision()
                        .word())
                .isEqualTo(decision);
    }

    @Test
    void a_deny_is_named_with_its_place() {
        Verdict verdict = judge(
                scpAt("ou-a", scp("p", DENY_S3, "{'Effect':'Deny','Action':'s3:Get*','Resource':'*'}")),
                getObject(ROLE));

        assertThat(verdict.by()).extracting(Cause::toString).containsExactly("scp/p#NoS3@ou-a", "scp/p##2@ou-a");
    }

    @Test
    void every_level_that_allows_something_must_allow_this() {
        NamedPolicy onlyEc2 = scp("only-ec2", "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}");
        NamedPolicy full = scp("FullAWSAccess", "{'Effect':'Allow','Action':'*','Resource':'*'}");
        Attachments attachments = new Attachments(Map.of("root", List.of(full), "ou-a1", List.of(onlyEc2)), Map.of());

        Verdict verdict = judge(attachments, getObject(ROLE));
        assertThat(verdict.decision()).isEqualTo(Decision.DENY);
        assertThat(verdict.by()).extracting(Cause::toString).containsExactly("scp: nothing allows it at ou-a1");
        assertThat(verdict.by()).allMatch(Cause::implicit);
    }

    @Test
    void an_allow_may_have_conditions_resources_and_exceptions() {
        NamedPolicy allow = scp(
                "a",
                "{'Effect':'Allow','NotAction':'iam:*','Resource':'arn:aws:s3:::b/*','Condition':{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}}");
        Request.of(ROLE, ACCOUNT, List.of(), "s3:GetObject", "arn:aws:s3:::b/k", Map.of(), Set.of());

        assertThat(in(allow, "s3:GetObject", "arn:aws:s3:::b/k", "eu-west-1")).isEqualTo(Decision.ALLOW);
        assertThat(in(allow, "s3:GetObject", "arn:aws:s3:::b/k", "us-east-1")).isEqualTo(Decision.DENY);
        assertThat(in(allow, "s3:GetObject", "arn:aws:s3:::c/k", "eu-west-1")).isEqualTo(Decision.DENY);
        assertThat(in(allow, "iam:GetUser", "arn:aws:s3:::b/k", "eu-west-1")).isEqualTo(Decision.DENY);
    }

    private static Decision in(NamedPolicy policy, String action, String resource, String region) {
        return judge(
                        scpAt("root", policy),
                        Request.of(
                                ROLE,
                                ACCOUNT,
                                List.of(),
                                action,
                                resource,
                                Map.of("aws:RequestedRegion", List.of(region)),
                                Set.of()))
                .decision();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/ops, deny",
        "arn:aws:iam::111122223333:user/ann, deny",
        "arn:aws:iam::111122223333:root, deny",
        "arn:aws:sts::111122223333:assumed-role/ops/me, deny",
        "arn:aws:iam::999900001111:role/ops, allow",
        "arn:aws:iam::222222222222:role/stranger, allow",
        "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS, allow",
        "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/x, allow",
        "cloudtrail.amazonaws.com, allow",
        "*, allow"
    })
    void service_control_policies_bind_principals_of_members_alone(String principal, String decision) {
        assertThat(judge(scpAt("root", scp("p", DENY_S3)), getObject(principal))
                        .decision()
                        .word())
                .isEqualTo(decision);
    }

    @Test
    void a_caller_from_another_member_is_bound_where_that_one_stands() {
        String caller = "arn:aws:iam::444455556666:role/ops";

        assertThat(judge(scpAt("ou-b", scp("p", DENY_S3)), getObject(caller)).decision())
                .isEqualTo(Decision.DENY);
        assertThat(judge(scpAt("ou-a", scp("p", DENY_S3)), getObject(caller)).decision())
                .isEqualTo(Decision.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/ops, deny",
        "arn:aws:iam::222222222222:role/stranger, deny",
        "cloudtrail.amazonaws.com, deny",
        "*, deny",
        "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS, allow"
    })
    void resource_control_policies_bind_everybody_but_service_linked_roles(String principal, String decision) {
        assertThat(judge(rcpAt("ou-a", rcp("p", RCP_S3)), getObject(principal))
                        .decision()
                        .word())
                .isEqualTo(decision);
    }

    @Test
    void resource_control_policies_bind_where_the_resource_stands_and_where_they_are_supported() {
        Attachments attachments = rcpAt("root", rcp("p", RCP_S3));
        Request managements = Request.of(
                ROLE,
                ACCOUNT,
                List.of(),
                "s3:GetObject",
                "arn:aws:s3:::b/k",
                Map.of("aws:ResourceAccount", List.of(MANAGEMENT)),
                Set.of());
        Request strangers =
                request(ROLE, ACCOUNT, List.of(), "s3:GetObject", "arn:aws:s3:eu-west-1:222222222222:accesspoint/a");
        Request ec2 = request(
                ROLE, ACCOUNT, List.of(), "ec2:StopInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1");

        assertThat(judge(attachments, managements).decision()).isEqualTo(Decision.ALLOW);
        assertThat(judge(attachments, strangers).decision()).isEqualTo(Decision.ALLOW);
        assertThat(judge(attachments, ec2).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void without_policies_everything_is_allowed() {
        assertThat(judge(new Attachments(Map.of(), Map.of()), getObject(ROLE))).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void the_case_of_actions_does_not_count_but_that_of_resources_does() {
        String deny = "{'Effect':'Deny','Action':'S3:get*','Resource':'arn:aws:s3:::B/*'}";

        assertThat(judge(scpAt("root", scp("p", deny)), getObject(ROLE)).decision())
                .isEqualTo(Decision.ALLOW);
        assertThat(judge(scpAt("root", scp("p", deny.replace("B/", "b/"))), getObject(ROLE))
                        .decision())
                .isEqualTo(Decision.DENY);
    }

    @Test
    void an_unknown_resource_is_named_when_it_matters() {
        String deny = "{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::b/*'}";
        Request request = request(ROLE, ACCOUNT, List.of(), "s3:GetObject", Request.UNKNOWN_RESOURCE);

        Verdict verdict = judge(scpAt("root", scp("p", deny)), request);
        assertThat(verdict.decision()).isEqualTo(Decision.MIGHT_DENY);
        assertThat(verdict.unknown()).containsExactly("resource");
        assertThat(judge(scpAt("root", scp("p", DENY_S3)), request).decision()).isEqualTo(Decision.DENY);
        assertThat(judge(scpAt("root", scp("p", deny.replace("Resource", "NotResource"))), request)
                        .decision())
                .isEqualTo(Decision.MIGHT_DENY);
    }

    @Test
    void only_keys_that_decide_are_named() {
        String deny =
                "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/a':'x','aws:PrincipalOrgID':'o-1'},'Bool':{'aws:ViaAWSService':false},'StringNotEquals':{'ec2:MetadataHttpTokens':'required'}}}";
        Request request = Request.of(
                ROLE,
                ACCOUNT,
                List.of(),
                "ec2:RunInstances",
                "arn:aws:ec2:eu-west-1:111122223333:volume/" + Glob.OPEN_NAME,
                Map.of("aws:PrincipalOrgID", List.of("o-1")),
                Set.of("*"));

        Verdict verdict = judge(scpAt("root", scp("p", deny)), request);
        assertThat(verdict.decision()).isEqualTo(Decision.MIGHT_DENY);
        assertThat(verdict.unknown()).containsExactly("aws:principaltag/a", "aws:viaawsservice");
    }

    @Test
    void variables_are_texts_in_the_old_version_of_the_language() {
        String trust =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::${aws:username}\"}}";
        Permissions old = Permissions.of(new NamedPolicy("old", Policy.parse(trust, Dialect.IDENTITY)));

        assertThat(old.evaluate(request(ROLE, ACCOUNT, List.of(), "s3:ListBucket", "arn:aws:s3:::${aws:username}"))
                        .decision())
                .isEqualTo(Decision.ALLOW);
    }

    @Test
    void an_identity_needs_an_allow_in_every_kind_of_policy_that_it_has() {
        NamedPolicy s3 = scp("s3", "{'Effect':'Allow','Action':'s3:*','Resource':'*'}");
        NamedPolicy ec2 = scp("ec2", "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}");
        NamedPolicy deny = scp("deny", DENY_S3);

        assertThat(Permissions.of(s3).evaluate(getObject(ROLE)).decision()).isEqualTo(Decision.ALLOW);
        assertThat(Permissions.of(ec2).evaluate(getObject(ROLE)).by())
                .extracting(Cause::toString)
                .containsExactly("identity: nothing allows it");
        assertThat(Permissions.of(s3, deny).evaluate(getObject(ROLE)).by())
                .extracting(Cause::toString)
                .containsExactly("identity/deny#NoS3");
        assertThat(new Permissions(List.of(s3), Optional.of(List.of(ec2)), Optional.of(List.of(s3)))
                        .evaluate(getObject(ROLE))
                        .by())
                .extracting(Cause::toString)
                .containsExactly("boundary: nothing allows it");
        assertThat(new Permissions(List.of(s3), Optional.of(List.of(s3)), Optional.of(List.of(ec2)))
                        .evaluate(getObject(ROLE))
                        .by())
                .extracting(Cause::toString)
                .containsExactly("session: nothing allows it");
    }
}
