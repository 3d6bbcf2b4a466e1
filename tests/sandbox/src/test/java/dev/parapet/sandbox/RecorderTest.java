package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

@ExtendWith(InSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecorderTest {
    private final Sandbox sandbox;
    private Organization organization;
    private AwsBasicCredentials security;

    @SuppressWarnings("NullAway.Init")
    RecorderTest(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @BeforeAll
    void organization() {
        organization = Organization.in(sandbox, "security")
                .unit("Workloads/Prod")
                .account("orders", "Workloads/Prod")
                .create();
        security = organization.credentials("security");
    }

    @BeforeEach
    void forget() {
        sandbox.proxy().clear();
    }

    @Test
    void query_call_is_recorded_with_its_parameters() {
        clients().client(IamClient::builder).createUser(to -> to.userName("ada"));
        Call call = sandbox.proxy().calls().getFirst();
        assertThat(call.service()).isEqualTo("iam");
        assertThat(call.operation()).isEqualTo("CreateUser");
        assertThat(call.account()).isEqualTo(organization.security());
        assertThat(call.parameter("UserName")).isEqualTo("ada");
        assertThat(call.write()).isTrue();
        assertThat(call.status()).isEqualTo(200);
    }

    @Test
    void reads_are_told_from_writes() {
        clients().client(Ec2Client::builder).describeSecurityGroups();
        clients().client(RdsClient::builder).describeDBInstances();
        clients().client(SqsClient::builder).createQueue(to -> to.queueName("jobs"));
        assertThat(sandbox.proxy().calls())
                .extracting(Call::index, Call::service, Call::operation, Call::region, Call::write)
                .containsExactly(
                        tuple(1, "ec2", "DescribeSecurityGroups", "eu-west-1", false),
                        tuple(2, "rds", "DescribeDBInstances", "eu-west-1", false),
                        tuple(3, "sqs", "CreateQueue", "eu-west-1", true));
        assertThat(sandbox.proxy().calls(2).getFirst().parameter("QueueName")).isEqualTo("jobs");
    }

    @Test
    void s3_operations_are_told_apart_by_their_sub_resource() {
        S3Client s3 = clients().client(S3Client::builder);
        s3.createBucket(to -> to.bucket("orders-data"));
        s3.getBucketEncryption(to -> to.bucket("orders-data"));
        s3.listObjectsV2(to -> to.bucket("orders-data"));
        s3.putObject(to -> to.bucket("orders-data").key("a/b c+d"), RequestBody.fromString("x"));
        s3.copyObject(to -> to.sourceBucket("orders-data")
                .sourceKey("a/b c+d")
                .destinationBucket("orders-data")
                .destinationKey("e"));
        s3.headObject(to -> to.bucket("orders-data").key("e"));
        s3.deletePublicAccessBlock(to -> to.bucket("orders-data"));
        s3.listBuckets();
        assertThat(sandbox.proxy().calls())
                .extracting(Call::operation)
                .containsExactly(
                        "CreateBucket",
                        "GetBucketEncryption",
                        "ListObjectsV2",
                        "PutObject",
                        "CopyObject",
                        "HeadObject",
                        "DeletePublicAccessBlock",
                        "ListBuckets");
        assertThat(sandbox.proxy().calls(3).getFirst().parameters())
                .containsEntry("Bucket", "orders-data")
                .containsEntry("Key", "a/b c+d");
    }

    @Test
    void role_session_is_known_by_the_key_it_was_given() {
        Credentials given = clients()
                .client(StsClient::builder)
                .assumeRole(to -> to.roleArn(role()).roleSessionName("parapet-42"))
                .credentials();
        AwsSessionCredentials session =
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
        Clients.of(sandbox, session).client(IamClient::builder).listUsers();
        assertThat(sandbox.proxy().calls())
                .extracting(Call::operation, Call::account, Call::role, Call::session, Call::write)
                .containsExactly(
                        tuple("AssumeRole", organization.security(), "", "", false),
                        tuple("ListUsers", organization.id("orders"), role(), "parapet-42", false));
    }

    @Test
    void user_of_a_key_made_through_the_proxy_is_known() {
        IamClient iam = clients().client(IamClient::builder);
        iam.createUser(to -> to.userName("key-owner"));
        AccessKey key = iam.createAccessKey(to -> to.userName("key-owner")).accessKey();
        AwsBasicCredentials credentials = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
        Clients.of(sandbox, credentials).client(SqsClient::builder).listQueues();
        assertThat(sandbox.proxy().calls(2).getFirst().account()).isEqualTo(organization.security());
    }

    @Test
    void fixture_calls_are_not_recorded() {
        sandbox.fixture(organization.id("orders"), "eu-west-1")
                .client(SqsClient::builder)
                .listQueues();
        assertThat(sandbox.proxy().calls()).isEmpty();
    }

    private String role() {
        return "arn:aws:iam::" + organization.id("orders") + ":role/parapet/identity";
    }

    private Clients clients() {
        return Clients.of(sandbox, security);
    }
}
