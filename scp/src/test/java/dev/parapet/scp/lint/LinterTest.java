package dev.parapet.scp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.scp.PolicyType;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.pack.Budget;
import dev.parapet.scp.pack.Packer;
import dev.parapet.scp.pack.Prevention;
import dev.parapet.scp.pack.Prevention.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {
    private static final Linter LINTER = new Linter(Budget.STANDARD, Budget.STANDARD);

    private static List<Remark> lint(PolicyType type, String statement) {
        String text =
                "{\n\"Version\": \"2012-10-17\",\n\"Statement\": [\n{\"Sid\": \"A\", \"Effect\": \"Deny\", %s}\n]}"
                        .formatted(statement);
        return LINTER.lint(List.of(new Source("scp/a.json", type, text)), Need.ofSetup(Parameters.STANDARD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Action": "s3:GetObjekt", "Resource": "*" | 's3:GetObjekt' matches no action
            "Action": "s4:GetObject", "Resource": "*" | there is no service 's4'
            "Action": ["s3:GetObject", "sqs:SendMessage"], "Resource": "*", "Condition": {"NumericLessThan": {"s3:TlsVersion": "1.2"}} | s3:TlsVersion never comes with sqs:SendMessage, so that the condition never holds
            "Action": "ec2:RunInstances", "Resource": "*", "Condition": {"StringNotEquals": {"ec2:MetadataHttpTokens": "required"}} | every call is denied
            "Action": "s3:*", "Resource": "*", "Condition": {"NumericLessThanIfExists": {"s3:TlsVersion": "1.2"}} | NumericLessThanIfExists holds where s3:TlsVersion is absent
            "Action": "s3:*", "Resource": "*", "Condition": {"NumericNotEquals": {"s3:TlsVersion": "1.3"}} | NumericNotEquals holds where s3:TlsVersion is absent
            "Action": "*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}} | it also stops sessions of sts:AssumeRoot
            "Action": "*", "Resource": "*", "Condition": {"StringLike": {"aws:PrincipalArn": "*root"}, "Null": {"aws:AssumedRoot": "true"}} | '*root' also matches users and roles called root
            "Action": "iam:UpdateAssumeRolePolicy", "Resource": "arn:aws:iam::*:role/parapet/*" | A locks the deployer out: iam:UpdateAssumeRolePolicy as arn:aws:iam::111122223333:role/parapet/deployer
            "Action": "*", "Resource": "*", "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/parapet/deployer"}} | A locks break-glass out
            """)
    void what_does_not_do_what_it_says_is_an_error_with_its_line(String statement, String what) {
        assertThat(lint(PolicyType.SERVICE_CONTROL, statement))
                .anySatisfy(remark -> assertThat(remark.what()).contains(what))
                .allSatisfy(remark -> {
                    assertThat(remark.level()).isEqualTo(Remark.Level.ERROR);
                    assertThat(remark.line()).isEqualTo(4);
                    assertThat(remark.advice()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*:*:instance/*", "Condition": {"Null": {"aws:RequestTag/a": "true", "aws:RequestTag/b": "true"}} | 2 keys have to be missing together
            "Action": "ec2:CreateVolume", "Resource": "*", "Condition": {"Bool": {"ec2:Encrypted": "false", "aws:ViaAWSService": "false"}} | calls by way of CloudFormation and other services are let through
            """)
    void what_may_be_meant_is_a_warning(String statement, String what) {
        assertThat(lint(PolicyType.SERVICE_CONTROL, statement)).singleElement().satisfies(remark -> {
            assertThat(remark.level()).isEqualTo(Remark.Level.WARNING);
            assertThat(remark.what()).isEqualTo(what);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Principal": "*", "Action": "sns:*", "Resource": "*" | resource control policies do not reach the service of 'sns:*'
            "Principal": "*", "Action": "*", "Resource": "*" | a resource control policy does not take '*' for its actions
            """)
    void a_resource_control_policy_says_only_what_it_can(String statement, String what) {
        assertThat(lint(PolicyType.RESOURCE_CONTROL, statement))
                .singleElement()
                .satisfies(remark -> assertThat(remark.what()).startsWith(what));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*:*:instance/*", "Condition": {"StringNotEquals": {"ec2:MetadataHttpTokens": "required"}}
            "Action": "*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}, "Null": {"aws:AssumedRoot": "true"}}
            "Action": "rds:CreateDBInstance", "Resource": "*", "Condition": {"Bool": {"rds:StorageEncrypted": "false"}, "StringNotLike": {"rds:DatabaseEngine": "aurora*"}}
            "Action": "iam:CreateUser", "Resource": "*"
            """)
    void what_is_right_is_not_remarked_upon(String statement) {
        assertThat(lint(PolicyType.SERVICE_CONTROL, statement)).isEmpty();
    }

    @Test
    void what_organizations_would_not_take_is_told() {
        String wide =
                "{\"Version\":\"2012-10-17\",%s\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"iam:CreateUser\",\"Resource\":\"*\"}]}"
                        .formatted(" ".repeat(5200));
        assertThat(LINTER.lint(List.of(new Source("scp/a.json", PolicyType.SERVICE_CONTROL, wide)), List.of()))
                .singleElement()
                .satisfies(
                        remark -> assertThat(remark.toString())
                                .matches(
                                        "scp/a.json:1: error: 5\\d+ characters, and a policy takes 5120; take the white space out, then it has \\d+: .*"));
        assertThat(LINTER.lint(
                        List.of(new Source("scp/a.json", PolicyType.SERVICE_CONTROL, "{\n\"Version\": 1\n}")),
                        List.of()))
                .singleElement()
                .satisfies(remark -> assertThat(remark.line()).isLessThanOrEqualTo(3));
        assertThat(LINTER.lint(List.of(new Source("s3/a.json", PolicyType.S3, "{\"x\": \"ü\"}")), List.of()))
                .singleElement()
                .satisfies(remark -> assertThat(remark.what()).contains("not ASCII"));
        assertThat(LINTER.lint(List.of(new Source("s3/a.json", PolicyType.S3, "{")), List.of()))
                .singleElement()
                .satisfies(remark -> assertThat(remark.what()).startsWith("not JSON"));
    }

    @Test
    void the_whole_catalogue_is_without_remark() {
        Map<String, Choice> all = Catalogue.load().ids().stream()
                .collect(Collectors.toMap(Function.identity(), id -> new Choice(Optional.of(true), List.of())));
        List<Source> sources = Packer.pack(
                        Catalogue.load(), new Prevention(Parameters.EXAMPLE, all, Budget.STANDARD, Budget.STANDARD))
                .policies()
                .stream()
                .map(Source::of)
                .toList();
        assertThat(LINTER.lint(sources, Need.ofSetup(Parameters.EXAMPLE))).isEmpty();
    }
}
