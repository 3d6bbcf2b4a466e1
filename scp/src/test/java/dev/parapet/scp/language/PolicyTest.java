package dev.parapet.scp.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static String policy(String statement) {
        return """
                {"Version": "2012-10-17",
                 "Statement": [
                   %s
                 ]}""".formatted(statement);
    }

    private static String conditioned(String condition) {
        return policy("{'Effect': 'Deny', 'Action': '*', 'Resource': '*',\n    'Condition': %s}"
                .formatted(condition)
                .replace('\'', '"'));
    }

    @Test
    void one_alone_equals_a_list_of_one() {
        String alone = policy(
                "{'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*', 'Condition': {'Bool': {'aws:SecureTransport': false}}}"
                        .replace('\'', '"'));
        String list = policy(
                "{'Effect': 'Deny', 'Action': ['s3:*'], 'Resource': ['*'], 'Condition': {'Bool': {'aws:SecureTransport': ['false']}}}"
                        .replace('\'', '"'));

        assertThat(Policy.parse(alone)).isEqualTo(Policy.parse(list));
        assertThat(Policy.parse(alone.replace("[\n", "\n").replace(" ]}", "}"))).isEqualTo(Policy.parse(list));
    }

    @Test
    void what_is_written_is_minified_and_the_same_for_equal_policies() {
        String text = conditioned("{'StringEquals': {'aws:b': ['1', '2']}, 'NumericLessThan': {'s3:TlsVersion': 1.2}}");

        assertThat(Policy.parse(text).json())
                .isEqualTo(
                        "{'Version':'2012-10-17','Statement':{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'NumericLessThan':{'s3:TlsVersion':'1.2'},'StringEquals':{'aws:b':['1','2']}}}}"
                                .replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Effect': 'Deny', 'Action': '*', 'Reource': '*'} | 3 | has no element 'Reource'; did you mean 'Resource'?",
                "{'Effect': 'Deny', 'Action': '*', 'Action': '*', 'Resource': '*'} | 3 | Duplicate field 'Action'",
                "{'Effect': 'Deny', 'Action': '*', 'NotAction': '*', 'Resource': '*'} | 3 | has both Action and NotAction; keep one",
                "{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'NotResource': '*'} | 3 | has both Resource and NotResource",
                "{'Action': '*', 'Resource': '*'} | 3 | lacks Effect",
                "{'Effect': 'deny', 'Action': '*', 'Resource': '*'} | 3 | not 'deny'; did you mean 'Deny'?",
                "{'Effect': 'Deny', 'Resource': '*'} | 3 | lacks Action or NotAction",
                "{'Effect': 'Deny', 'Action': '*'} | 3 | lacks Resource or NotResource",
                "{'Effect': 'Deny', 'Action': [], 'Resource': '*'} | 3 | Action is an empty list",
                "{'Effect': 'Deny', 'Action': 1, 'Resource': '*'} | 3 | Action is a text, not the number 1",
                "{'Effect': 'Deny', 'Action': null, 'Resource': '*'} | 3 | has null where a value belongs",
                "{'Effect': 'Deny', 'Action': {'s3': '*'}, 'Resource': '*'} | 3 | has an object where a value belongs",
                "{'Effect': 'Deny', 'Action': 's3', 'Resource': '*'} | 3 | 's3' is no action",
                "{'Effect': 'Deny', 'Action': 's*:Get', 'Resource': '*'} | 3 | 's*:Get' is no action",
                "{'Effect': 'Deny', 'Action': '*', 'Resource': 'bucket'} | 3 | 'bucket' is no resource",
                "{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Principal': '*'} | 3 | Principal does not stand in such a policy",
                "{'Sid': 'Deny leaving', 'Effect': 'Deny', 'Action': '*', 'Resource': '*'} | 3 | other characters than letters and digits",
                "'Deny' | 3 | a statement is a JSON object, not the string Deny",
            })
    void a_statement_with_a_fault_is_refused_with_line_and_remedy(String statement, int line, String reason) {
        assertThatThrownBy(() -> Policy.parse(policy(statement.replace('\'', '"'))))
                .isInstanceOfSatisfying(
                        PolicyInvalid.class,
                        invalid -> assertThat(invalid.line()).isEqualTo(line))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'StringEqual': {'aws:a': 'b'}} | no operator 'StringEqual'; did you mean 'StringEquals'?",
                "{'stringequals': {'aws:a': 'b'}} | did you mean 'StringEquals'?",
                "{'ForAllValue:StringLike': {'aws:a': 'b'}} | did you mean 'ForAllValues:StringLike'?",
                "{'NullIfExists': {'aws:a': true}} | no operator 'NullIfExists'",
                "{'ForAnyValue:Null': {'aws:a': true}} | no operator 'ForAnyValue:Null'",
                "{'StringEquals': {}} | holds condition keys",
                "{'StringEquals': {'aws:a': []}} | is an empty list",
                "{'StringEquals': {'aws:a': {'b': 'c'}}} | has an object where a value belongs",
                "{'StringEquals': {'aws:a': 'b', 'AWS:A': 'c'}} | the key AWS:A stands twice under StringEquals",
                "{'StringEquals': {'region': 'b'}} | 'region' is no condition key",
                "{'Bool': {'aws:SecureTransport': 'flase'}} | Bool compares with true or false, and 'flase' is none",
                "{'NumericLessThan': {'s3:TlsVersion': 'low'}} | compares with a number",
                "{'DateLessThan': {'aws:TokenIssueTime': 'yesterday'}} | compares with a date",
                "{'IpAddress': {'aws:SourceIp': '10.0.0.0/40'}} | compares with an address or a range",
                "{'BinaryEquals': {'aws:a': '!'}} | compares with Base64",
                "{'ArnLike': {'aws:PrincipalArn': 'role/x'}} | compares with an ARN",
                "{'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::*'}} | compares with an ARN of six parts",
                "{'NumericLessThan': {'s3:TlsVersion': '1e1'}} | compares with a number",
                "{'Bool': {'aws:a': '${aws:b}'}} | Bool takes no variables",
                "{'StringLike': {'aws:a': '${aws:b'}} | opens a variable that it does not close",
                "['StringEquals'] | Condition is an object of operators, not a list",
            })
    void a_condition_with_a_fault_is_refused(String condition, String reason) {
        assertThatThrownBy(() -> Policy.parse(conditioned(condition)))
                .isInstanceOfSatisfying(
                        PolicyInvalid.class,
                        invalid -> assertThat(invalid.line()).isEqualTo(4))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"Statement\": []}",
                "{\"Version\": \"2012-10-17\", \"Statement\": []}",
                "{\"Version\": \"2012-10-17\", \"Statement\": \"Deny\"}",
                "{\"Version\": \"2012-10-18\", \"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}}",
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}} {}",
            })
    void what_is_no_policy_is_refused(String text) {
        assertThatThrownBy(() -> Policy.parse(text))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageMatching("line \\d+, column \\d+: .+");
    }

    @Test
    void two_statements_of_one_name_are_refused() {
        String statement = "{\"Sid\": \"A\", \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}";

        assertThatThrownBy(() -> Policy.parse(policy(statement + ",\n" + statement)))
                .isInstanceOfSatisfying(
                        PolicyInvalid.class,
                        invalid -> assertThat(invalid.line()).isEqualTo(4))
                .hasMessageContaining("the Sid 'A' stands twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Effect': 'Deny', 'Principal': '*', 'Action': '*', 'Resource': '*'} | does not take '*' for its actions",
                "{'Effect': 'Deny', 'Principal': {'AWS': '*'}, 'Action': 's3:*', 'Resource': '*'} | write \"Principal\": \"*\"",
                "{'Effect': 'Deny', 'NotPrincipal': '*', 'Action': 's3:*', 'Resource': '*'} | write \"Principal\": \"*\"",
                "{'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*'} | lacks Principal",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:*', 'Resource': '*'} | a resource control policy denies",
                "{'Effect': 'Deny', 'Principal': '*', 'NotAction': 's3:*', 'Resource': '*'} | has no NotAction",
            })
    void a_resource_control_policy_denies_everybody_in_named_services(String statement, String reason) {
        assertThatThrownBy(() -> Policy.parse(policy(statement.replace('\'', '"')), Dialect.RESOURCE_CONTROL))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining(reason);
    }

    @Test
    void the_policy_that_aws_attaches_itself_is_read() {
        String full = policy("{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\"}");

        assertThat(Policy.parse(full, Dialect.RESOURCE_CONTROL).statements()).hasSize(1);
    }

    @Test
    void a_trust_policy_needs_no_resource_and_no_version() {
        String trust =
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}}";
        Policy policy = Policy.parse(trust, Dialect.RESOURCE);

        assertThat(policy.hasVariables()).isFalse();
        assertThat(policy.json()).isEqualTo(trust.replace(" ", ""));
    }
}
