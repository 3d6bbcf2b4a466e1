package dev.parapet.scp.impact;

import static dev.parapet.scp.impact.Events.call;
import static dev.parapet.scp.impact.Events.log;
import static dev.parapet.scp.impact.Events.logs;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.scp.evaluate.Attachments;
import dev.parapet.scp.evaluate.Members;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
    private static final String ACCOUNT = "111122223333";
    private static final String MANAGEMENT = "999900001111";
    private static final Scope ORGANIZATION = new Scope(
            new Members(Optional.of(MANAGEMENT), Map.of(ACCOUNT, List.of("ou-a"), "444455556666", List.of("ou-b"))),
            Optional.of("o-1"),
            Optional.of(Instant.parse("2026-11-01T00:00:00Z")));

    private static Attachments deny(String statement) {
        String json = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"D\",\"Effect\":\"Deny\",%s}}"
                .formatted(statement.replace('\'', '"'));
        return Attachments.atRoot(List.of(new NamedPolicy("p", Policy.parse(json))), List.of());
    }

    private static final Attachments ALL = deny("'Action':'*','Resource':'*'");

    private static ImpactReport replay(Attachments attachments, TrailLogs logs) throws IOException {
        return new Replay(attachments, ORGANIZATION, 2).run(logs);
    }

    private static String outcome(ImpactReport report) {
        return report.wouldDeny().events() == 1
                ? "deny"
                : report.mightDeny().events() == 1
                        ? "might "
                                + report.mightDeny().unknown().top().stream()
                                        .map(ImpactReport.Count::name)
                                        .toList()
                        : report.notDenied() == 1
                                ? "allow"
                                : report.skipped().keySet().toString();
    }

    /** One call, one deny, what comes of it. */
    @ParameterizedTest(name = "{0} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ec2 RunInstances | {'instanceType':'m5.large','metadataOptions':{'httpTokens':'optional'}} | 'Action':'ec2:RunInstances','Resource':'arn:*:ec2:*:*:instance/*','Condition':{'StringNotEquals':{'ec2:MetadataHttpTokens':'required'}} | deny",
                "ec2 RunInstances | {'instanceType':'m5.large','metadataOptions':{'httpTokens':'required'}} | 'Action':'ec2:RunInstances','Resource':'arn:*:ec2:*:*:instance/*','Condition':{'StringNotEquals':{'ec2:MetadataHttpTokens':'required'}} | allow",
                "ec2 RunInstances | {'instanceType':'m5.large'} | 'Action':'ec2:RunInstances','Resource':'arn:*:ec2:*:*:instance/*','Condition':{'StringNotEquals':{'ec2:MetadataHttpTokens':'required'}} | might [ec2:metadatahttptokens]",
                "ec2 RunInstances | {'instanceType':'m5.large'} | 'Action':'ec2:RunInstances','Resource':'*','Condition':{'StringNotEquals':{'ec2:MetadataHttpTokens':'required'}} | deny",
                "ec2 RunInstances | {'instanceType':'m5.large'} | 'Action':'ec2:RunInstances','Resource':'*','Condition':{'StringLike':{'ec2:InstanceType':'m5.*'}} | deny",
                "ec2 CreateVolume | {'size':'8','encrypted':false} | 'Action':'ec2:CreateVolume','Resource':'*','Condition':{'Bool':{'ec2:Encrypted':'false'}} | deny",
                "ec2 CreateVolume | {'size':'8'} | 'Action':'ec2:CreateVolume','Resource':'*','Condition':{'Bool':{'ec2:Encrypted':'false'}} | might [ec2:encrypted]",
                "ec2 ModifySnapshotAttribute | {'snapshotId':'snap-1','createVolumePermission':{'add':{'items':[{'group':'all'}]}}} | 'Action':'ec2:ModifySnapshotAttribute','Resource':'*','Condition':{'StringEquals':{'ec2:Add/group':'all'}} | deny",
                "ec2 ModifySnapshotAttribute | {'snapshotId':'snap-1','createVolumePermission':{'add':{'items':[{'userId':'1'}]}}} | 'Action':'ec2:ModifySnapshotAttribute','Resource':'*','Condition':{'StringEquals':{'ec2:Add/group':'all'}} | allow",
                "rds CreateDBInstance | {'dBInstanceIdentifier':'a','publiclyAccessible':true} | 'Action':'rds:CreateDBInstance','Resource':'*','Condition':{'Bool':{'rds:PubliclyAccessible':'true'}} | deny",
                "s3 PutBucketPolicy | {'bucketName':'red'} | 'Action':'s3:PutBucketPolicy','Resource':'arn:aws:s3:::red' | deny",
                "s3 PutBucketPolicy | {'bucketName':'blue'} | 'Action':'s3:PutBucketPolicy','Resource':'arn:aws:s3:::red' | allow",
                "s3 HeadObject | {'bucketName':'red','key':'a/b'} | 'Action':'s3:GetObject','Resource':'arn:aws:s3:::red/a/*' | deny",
                "s3 ListObjects | {'bucketName':'red'} | 'Action':'s3:ListBucket','Resource':'arn:aws:s3:::red' | deny",
                "lambda UpdateFunctionCode20150331v2 | {'functionName':'orders'} | 'Action':'lambda:UpdateFunctionCode','Resource':'arn:aws:lambda:eu-west-1:111122223333:function:orders' | deny",
                "lambda Invoke | {'functionName':'arn:aws:lambda:eu-west-1:111122223333:function:x'} | 'Action':'lambda:InvokeFunction','Resource':'arn:aws:lambda:*:*:function:x' | deny",
                "cloudfront CreateDistribution2020_05_31 | {} | 'Action':'cloudfront:CreateDistribution','Resource':'*' | deny",
                "monitoring PutMetricAlarm | {'alarmName':'a'} | 'Action':'cloudwatch:PutMetricAlarm','Resource':'*' | deny",
                "iam CreateUser | {'userName':'bob'} | 'Action':'iam:CreateUser','Resource':'arn:aws:iam::*:user/ci/*' | might [resource]",
                "iam CreateUser | {'userName':'bob'} | 'Action':'iam:CreateUser','Resource':'arn:aws:iam::*:user/*' | deny",
                "iam CreateUser | {'userName':'bob'} | 'Action':'*','Resource':'*','Condition':{'ArnNotLike':{'aws:PrincipalArn':'arn:*:iam::*:role/team/*'}} | allow",
                "iam CreateUser | {'userName':'bob'} | 'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/team':'red'}} | might [aws:principaltag/team]",
                "iam CreateUser | {'userName':'bob'} | 'Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:RequestedRegion':'eu-west-1'}} | allow",
                "iam CreateUser | {'userName':'bob'} | 'Action':'*','Resource':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}} | deny",
                "iam CreateUser | {'userName':'bob'} | 'Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}} | allow",
                "iam CreateUser | {'userName':'bob'} | 'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}} | might [aws:securetransport]",
                "iam CreateUser | {'userName':'bob','tags':[{'key':'team','value':'red'}]} | 'Action':'*','Resource':'*','Condition':{'Null':{'aws:RequestTag/team':'true'}} | allow",
                "iam CreateUser | {'userName':'bob'} | 'Action':'*','Resource':'*','Condition':{'Null':{'aws:RequestTag/team':'true'}} | deny",
                "signin ConsoleLogin | null | 'Action':'*','Resource':'*' | [no action of IAM is known for it]",
            })
    void a_recorded_call_is_judged_by_what_its_record_tells(
            String call, String parameters, String deny, String expected) throws IOException {
        String[] words = call.split(" ", -1);
        ImpactReport report = replay(deny(deny), log(call(ACCOUNT, words[0], words[1], parameters)));

        assertThat(outcome(report)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'errorCode':'AccessDenied' | [the call failed anyway]",
                "'eventType':'AwsServiceEvent' | [a service's own event, not a call]",
                "'userIdentity':{'type':'AWSService','invokedBy':'ec2.amazonaws.com'} | [called by an AWS service, which service control policies do not bind]",
                "'userIdentity':{'type':'AssumedRole','accountId':'111122223333','sessionContext':{'sessionIssuer':{'arn':'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'}}} | [a service-linked role, which policies do not bind]",
                "'userIdentity':{'type':'IAMUser','accountId':'999900001111','arn':'arn:aws:iam::999900001111:user/a'} | [the management account, which policies do not bind]",
                "'userIdentity':{'type':'AWSAccount','accountId':'222222222222'} | [a caller whose account is not known to belong to the organization]",
                "'userIdentity':{'type':'IAMUser','accountId':'444455556666','arn':'arn:aws:iam::444455556666:user/a'} | [the resource owner's copy of a call that the caller's account has, too]",
                "'userIdentity':{'type':'IdentityCenterUser'} | [it does not say who called]",
                "'eventTime':'2026-10-31T23:59:59Z' | [older than asked for]",
            })
    void what_says_nothing_is_passed_over_with_the_reason(String field, String reason) throws IOException {
        String record = call(ACCOUNT, "iam", "CreateUser", "{'userName':'bob'}");
        String name = field.substring(0, field.indexOf(':'));
        ObjectNode changed = (ObjectNode) Events.parse(record.replace('\'', '"'));
        changed.set(
                name.replace("'", ""),
                Events.parse("{" + field.replace('\'', '"') + "}").get(name.replace("'", "")));

        ImpactReport report = replay(ALL, logs("{\"Records\":[" + changed.toString() + "]}"));

        assertThat(outcome(report)).isEqualTo(reason);
        assertThat(report.events()).isEqualTo(1);
    }

    @Test
    void resource_control_policies_see_callers_from_outside() throws IOException {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-1\"},\"BoolIfExists\":{\"aws:PrincipalIsAWSService\":\"false\"}}}}";
        Attachments rcp = Attachments.atRoot(
                List.of(), List.of(new NamedPolicy("perimeter", Policy.parse(json, Dialect.RESOURCE_CONTROL))));
        String outside = call(ACCOUNT, "s3", "GetObject", "{'bucketName':'red','key':'a'}")
                .replace("'accountId':'111122223333'", "'accountId':'222222222222'")
                .replace("::111122223333:", "::222222222222:");

        assertThat(outcome(replay(rcp, log(outside)))).isEqualTo("might [aws:principalorgid]");
        assertThat(outcome(replay(rcp, log(call(ACCOUNT, "s3", "GetObject", "{'bucketName':'red','key':'a'}")))))
                .isEqualTo("allow");
    }

    @Test
    void on_whose_behalf_a_service_calls_is_not_known() throws IOException {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEqualsIfExists\":{\"aws:SourceOrgID\":\"o-1\"},\"Null\":{\"aws:SourceAccount\":\"false\"},\"Bool\":{\"aws:PrincipalIsAWSService\":\"true\"}}}}";
        Attachments rcp = Attachments.atRoot(
                List.of(), List.of(new NamedPolicy("deputy", Policy.parse(json, Dialect.RESOURCE_CONTROL))));
        ObjectNode record = (ObjectNode) Events.parse(call(ACCOUNT, "s3", "PutObject", "{'bucketName':'red','key':'a'}")
                .replace('\'', '"'));
        record.set(
                "userIdentity", Json.object().put("type", "AWSService").put("invokedBy", "cloudtrail.amazonaws.com"));

        assertThat(outcome(replay(rcp, logs("{\"Records\":[" + record + "]}"))))
                .isEqualTo("might [aws:sourceaccount, aws:sourceorgid]");
    }

    @Test
    void figures_are_by_statement_principal_account_and_action_with_examples() throws IOException {
        String bob = call(ACCOUNT, "iam", "CreateUser", "{'userName':'bob'}");
        String other = call("444455556666", "iam", "CreateAccessKey", "{'userName':'bob'}");
        ImpactReport report = replay(deny("'Action':'iam:Create*','Resource':'*'"), log(bob, bob, other));

        assertThat(report.wouldDeny().events()).isEqualTo(3);
        ImpactReport.StatementImpact statement = report.statements().getFirst();
        assertThat(statement.cause()).isEqualTo("scp/p#D@root");
        assertThat(statement.wouldDeny().actions().top())
                .containsExactly(
                        new ImpactReport.Count("iam:CreateUser", 2), new ImpactReport.Count("iam:CreateAccessKey", 1));
        assertThat(statement.wouldDeny().principals().top().getFirst().name())
                .isEqualTo("arn:aws:iam::111122223333:role/team/ops");
        assertThat(statement.wouldDeny().accounts().top()).hasSize(2);
        assertThat(statement.wouldDeny().examples()).hasSize(3);
        assertThat(ImpactText.lines(report))
                .contains("scp/p#D@root: would deny 3, might deny 0")
                .anyMatch(line -> line.contains("would  actions     iam:CreateUser 2, iam:CreateAccessKey 1"));
        assertThat(Json.write(report)).contains("\"wouldDeny\":{").contains("lower bound");
    }

    @Test
    void a_log_that_is_none_is_named_and_the_others_count() throws IOException {
        String fine =
                "{\"Records\":[" + call(ACCOUNT, "iam", "CreateUser", "{}").replace('\'', '"') + "]}";
        ImpactReport report = replay(ALL, logs(fine, "{\"Records\":[{\"a\":", "[]", "{\"x\":1}"));

        assertThat(report.wouldDeny().events()).isEqualTo(1);
        assertThat(report.unreadable()).hasSize(3).allMatch(line -> line.matches("log-\\d: .+"));
    }

    @Test
    void folders_are_read_whole_and_digests_are_not(@TempDir Path folder) throws IOException {
        new Corpus(new SplittableRandom(1)).write(Files.createDirectories(folder.resolve("a/b")), 3, 20);
        Files.writeString(
                Files.createDirectories(folder.resolve("CloudTrail-Digest")).resolve("d.json"), "{}");

        ImpactReport report = new Replay(ALL, Scope.ALL, 2).run(new TrailFolder(folder));
        assertThat(report.files()).isEqualTo(3);
        assertThat(report.wouldDeny().events()).isEqualTo(60);
        assertThat(report.unreadable()).isEmpty();
    }

    @Test
    void names_without_end_do_not_take_memory_without_end() {
        Counter counter = new Counter();
        for (int i = 0; i < 20_000; i++) {
            counter.add("principal-" + i);
        }
        ImpactReport.Ranking ranking = counter.ranking();

        assertThat(ranking.truncated()).isTrue();
        assertThat(ranking.top().getFirst()).isEqualTo(new ImpactReport.Count("(others)", 15_000));
        assertThat(ranking.top()).hasSize(20);
    }
}
