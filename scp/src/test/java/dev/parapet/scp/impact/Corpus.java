package dev.parapet.scp.impact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Log files like those that an organization's trail writes. */
record Corpus(RandomGenerator random) {
    private static final String[] ACCOUNTS = {"111122223333", "444455556666", "777788889999"};
    private static final String[] REGIONS = {"eu-west-1", "us-east-1", "ap-southeast-2"};

    private static final String[][] CALLS = {
        {
            "ec2",
            "DescribeInstances",
            "{\"instancesSet\":{},\"filterSet\":{\"items\":[{\"name\":\"tag:team\",\"valueSet\":{\"items\":[{\"value\":\"red\"}]}}]}}"
        },
        {
            "ec2",
            "RunInstances",
            "{\"instancesSet\":{\"items\":[{\"imageId\":\"ami-0123456789abcdef0\",\"minCount\":1,\"maxCount\":1}]},\"instanceType\":\"m5.large\",\"blockDeviceMapping\":{\"items\":[{\"deviceName\":\"/dev/xvda\",\"ebs\":{\"volumeSize\":20,\"deleteOnTermination\":true,\"volumeType\":\"gp3\"}}]},\"monitoring\":{\"enabled\":false},\"disableApiTermination\":false,\"metadataOptions\":{\"httpTokens\":\"optional\"},\"tagSpecificationSet\":{\"items\":[{\"resourceType\":\"instance\",\"tags\":[{\"key\":\"Name\",\"value\":\"web\"}]}]}}"
        },
        {
            "sts",
            "AssumeRole",
            "{\"roleArn\":\"arn:aws:iam::111122223333:role/deploy\",\"roleSessionName\":\"ci\",\"durationSeconds\":3600}"
        },
        {
            "s3",
            "GetBucketEncryption",
            "{\"bucketName\":\"acme-logs\",\"Host\":\"acme-logs.s3.eu-west-1.amazonaws.com\",\"encryption\":\"\"}"
        },
        {
            "s3",
            "PutObject",
            "{\"bucketName\":\"acme-logs\",\"key\":\"a/b/c\",\"Host\":\"acme-logs.s3.eu-west-1.amazonaws.com\",\"x-amz-server-side-encryption\":\"aws:kms\"}"
        },
        {
            "kms",
            "Decrypt",
            "{\"encryptionContext\":{\"aws:s3:arn\":\"arn:aws:s3:::acme-logs\"},\"encryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}"
        },
        {"logs", "CreateLogStream", "{\"logGroupName\":\"/aws/lambda/x\",\"logStreamName\":\"2026/11/01/[$LATEST]abc\"}"
        },
        {"lambda", "UpdateFunctionConfiguration20150331v2", "{\"functionName\":\"orders\",\"memorySize\":512}"},
        {"iam", "CreateUser", "{\"userName\":\"bob\"}"},
        {
            "rds",
            "CreateDBInstance",
            "{\"dBInstanceIdentifier\":\"orders\",\"engine\":\"postgres\",\"dBInstanceClass\":\"db.t3.medium\",\"storageEncrypted\":false,\"publiclyAccessible\":true}"
        },
        {"dynamodb", "DescribeTable", "{\"tableName\":\"orders\"}"},
        {"monitoring", "PutMetricAlarm", "{\"alarmName\":\"cpu\",\"threshold\":80}"},
    };

    private String one(String... all) {
        return all[random.nextInt(all.length)];
    }

    /** A record of the size and shape that AWS writes. */
    ObjectNode record() {
        String[] call = CALLS[random.nextInt(CALLS.length)];
        String account = one(ACCOUNTS);
        String role = "role-" + random.nextInt(300);
        ObjectNode record = Json.object().put("eventVersion", "1.11");
        ObjectNode identity = record.putObject("userIdentity");
        identity.put("type", "AssumedRole")
                .put("principalId", "AROA2ABCDEFGHIJKLMNOP:session-" + random.nextInt(1_000_000))
                .put("arn", "arn:aws:sts::%s:assumed-role/%s/session".formatted(account, role))
                .put("accountId", account)
                .put("accessKeyId", "ASIA2ABCDEFGHIJKLMNO");
        ObjectNode session = identity.putObject("sessionContext");
        session.putObject("sessionIssuer")
                .put("type", "Role")
                .put("principalId", "AROA2ABCDEFGHIJKLMNOP")
                .put("arn", "arn:aws:iam::%s:role/app/%s".formatted(account, role))
                .put("accountId", account)
                .put("userName", role);
        session.putObject("attributes")
                .put("creationDate", "2026-11-20T07:00:00Z")
                .put("mfaAuthenticated", "false");
        record.put("eventTime", "2026-11-%02dT%02d:00:00Z".formatted(1 + random.nextInt(28), random.nextInt(24)))
                .put("eventSource", call[0] + ".amazonaws.com")
                .put("eventName", call[1])
                .put("awsRegion", one(REGIONS))
                .put("sourceIPAddress", "198.51.100." + random.nextInt(256))
                .put(
                        "userAgent",
                        "aws-sdk-java/2.40.2 md/io#sync md/http#UrlConnection ua/2.1 os/Linux#6.1 lang/java#25 md/OpenJDK_64-Bit_Server_VM");
        record.set("requestParameters", Events.parse(call[2]));
        record.putObject("responseElements")
                .put("requestId", "%08x-0000-4000-8000-0123456789ab".formatted(random.nextInt()));
        return record.put("requestID", "%08x-0000-4000-8000-0123456789ab".formatted(random.nextInt()))
                .put(
                        "eventID",
                        "%08x-0000-4000-8000-%012x".formatted(random.nextInt(), random.nextLong() & 0xffffffffffffL))
                .put("readOnly", false)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", account)
                .put("eventCategory", "Management")
                .set(
                        "tlsDetails",
                        Json.object()
                                .put("tlsVersion", "TLSv1.3")
                                .put("cipherSuite", "TLS_AES_128_GCM_SHA256")
                                .put("clientProvidedHostHeader", call[0] + ".eu-west-1.amazonaws.com"));
    }

    /** Files of so many records each. */
    List<Path> write(Path folder, int files, int each) throws IOException {
        List<Path> written = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            Path path = folder.resolve("log-%04d.json.gz".formatted(file));
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
                out.write("{\"Records\":[".getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < each; i++) {
                    out.write(((i == 0 ? "" : ",") + record()).getBytes(StandardCharsets.UTF_8));
                }
                out.write("]}".getBytes(StandardCharsets.UTF_8));
            }
            written.add(path);
        }
        return written;
    }
}
