package dev.parapet.core.event;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of resource: its CloudFormation name, its name in the AWS Security Finding Format, and where in its ARN the id
 * stands that its own API takes.
 *
 * @param service the ARN's service
 * @param tail matches the ARN's tail, with the id as its only group; none where the API takes the whole ARN
 * @param id matches every form of id that detectors use
 */
record ResourceType(String type, String asff, String service, Optional<Pattern> tail, Pattern id) {
    /** For types that the table does not know: no control characters, no blanks at the ends. */
    private static final Pattern ANY_ID = Pattern.compile("[!-~](?:[ -~]{0,1022}[!-~])?");

    private static final String IAM = Shape.IAM_NAME.regex();
    private static final String ARN = Shape.ARN.regex();
    private static final String PATH = "(?:[!-.0-~]{1,512}/){0,256}+";
    /** Letters, digits and single hyphens; covers the db-… and cluster-… resource ids that Config uses, too. */
    private static final String RDS = "[A-Za-z](?:-?[A-Za-z0-9]){0,62}";
    /** Automated snapshots carry a prefix: rds:orders-2026-03-01-04-10. */
    private static final String SNAPSHOT = "(?:rds:|awsbackup:)?[A-Za-z](?:-?[A-Za-z0-9]){0,254}";

    private static final String LAMBDA = "[\\w-]{1,140}";
    private static final String SQS = "[\\w-]{1,80}(?:\\.fifo)?";
    private static final String NAME = "[\\w.-]{1,255}";
    private static final String UUID = "(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    private static final Map<String, ResourceType> BY_NAME = Stream.of(
                    row("AWS::::Account", "AwsAccount", "iam", "(%s)", Shape.ACCOUNT.regex()),
                    row(
                            "AWS::CloudFront::Distribution",
                            "AwsCloudFrontDistribution",
                            "cloudfront",
                            "distribution/(%s)",
                            "[A-Z0-9]{8,32}"),
                    row("AWS::CloudTrail::Trail", "AwsCloudTrailTrail", "cloudtrail", "trail/(%s)", NAME),
                    whole("AWS::DMS::ReplicationInstance", "AwsDmsReplicationInstance", "dms", NAME),
                    row("AWS::DynamoDB::Table", "AwsDynamoDbTable", "dynamodb", "table/(%s)", NAME),
                    row("AWS::EC2::Image", "AwsEc2Image", "ec2", "image/(%s)", hex("ami")),
                    row("AWS::EC2::Instance", "AwsEc2Instance", "ec2", "instance/(%s)", hex("i")),
                    row("AWS::EC2::NetworkAcl", "AwsEc2NetworkAcl", "ec2", "network-acl/(%s)", hex("acl")),
                    row(
                            "AWS::EC2::NetworkInterface",
                            "AwsEc2NetworkInterface",
                            "ec2",
                            "network-interface/(%s)",
                            hex("eni")),
                    row("AWS::EC2::SecurityGroup", "AwsEc2SecurityGroup", "ec2", "security-group/(%s)", hex("sg")),
                    row("AWS::EC2::Snapshot", "AwsEc2Snapshot", "ec2", "snapshot/(%s)", hex("snap")),
                    row("AWS::EC2::Subnet", "AwsEc2Subnet", "ec2", "subnet/(%s)", hex("subnet")),
                    row("AWS::EC2::VPC", "AwsEc2Vpc", "ec2", "vpc/(%s)", hex("vpc")),
                    row("AWS::EC2::Volume", "AwsEc2Volume", "ec2", "volume/(%s)", hex("vol")),
                    row("AWS::ECR::Repository", "AwsEcrRepository", "ecr", "repository/(%s)", "[a-z0-9._/-]{2,256}"),
                    row("AWS::EFS::FileSystem", "AwsEfsFileSystem", "elasticfilesystem", "file-system/(%s)", hex("fs")),
                    row("AWS::EKS::Cluster", "AwsEksCluster", "eks", "cluster/(%s)", "[\\w-]{1,100}"),
                    row(
                            "AWS::ElastiCache::ReplicationGroup",
                            "AwsElastiCacheReplicationGroup",
                            "elasticache",
                            "replicationgroup:(%s)",
                            "[A-Za-z](?:-?[A-Za-z0-9]){0,39}"),
                    whole(
                            "AWS::ElasticLoadBalancingV2::LoadBalancer",
                            "AwsElbv2LoadBalancer",
                            "elasticloadbalancing",
                            NAME),
                    row("AWS::Elasticsearch::Domain", "AwsElasticsearchDomain", "es", "domain/(%s)", domain()),
                    row("AWS::IAM::AccessKey", "AwsIamAccessKey", "iam", "access-key/(%s)", Shape.ACCESS_KEY.regex()),
                    row("AWS::IAM::Group", "AwsIamGroup", "iam", "group/" + PATH + "(%s)", "[\\w+=,.@-]{1,128}"),
                    whole("AWS::IAM::Policy", "AwsIamPolicy", "iam", "[A-Z0-9]{16,128}"),
                    row("AWS::IAM::Role", "AwsIamRole", "iam", "role/" + PATH + "(%s)", IAM),
                    row("AWS::IAM::User", "AwsIamUser", "iam", "user/" + PATH + "(%s)", IAM),
                    row("AWS::KMS::Key", "AwsKmsKey", "kms", "key/(%s)", UUID),
                    row("AWS::Kinesis::Stream", "AwsKinesisStream", "kinesis", "stream/(%s)", NAME),
                    row("AWS::Lambda::Function", "AwsLambdaFunction", "lambda", "function:(%s)(?::[\\w$-]+)?", LAMBDA),
                    row(
                            "AWS::Logs::LogGroup",
                            "AwsLogsLogGroup",
                            "logs",
                            "log-group:(%s)(?::\\*)?",
                            "[\\w./#-]{1,512}"),
                    whole("AWS::MSK::Cluster", "AwsMskCluster", "kafka", ARN),
                    row("AWS::OpenSearch::Domain", "AwsOpenSearchServiceDomain", "es", "domain/(%s)", domain()),
                    row("AWS::RDS::DBCluster", "AwsRdsDbCluster", "rds", "cluster:(%s)", RDS),
                    row(
                            "AWS::RDS::DBClusterSnapshot",
                            "AwsRdsDbClusterSnapshot",
                            "rds",
                            "cluster-snapshot:(%s)",
                            SNAPSHOT),
                    row("AWS::RDS::DBInstance", "AwsRdsDbInstance", "rds", "db:(%s)", RDS),
                    row("AWS::RDS::DBSnapshot", "AwsRdsDbSnapshot", "rds", "snapshot:(%s)", SNAPSHOT),
                    row("AWS::Redshift::Cluster", "AwsRedshiftCluster", "redshift", "cluster:(%s)", "[a-z0-9-]{1,63}"),
                    row(
                            "AWS::Redshift::ClusterParameterGroup",
                            "AwsRedshiftClusterParameterGroup",
                            "redshift",
                            "parametergroup:(%s)",
                            "[A-Za-z][A-Za-z0-9.-]{0,254}"),
                    row(
                            "AWS::RedshiftServerless::Workgroup",
                            "AwsRedshiftServerlessWorkgroup",
                            "redshift-serverless",
                            "workgroup/(%s)",
                            "[a-z0-9-]{3,64}"),
                    row("AWS::S3::Bucket", "AwsS3Bucket", "s3", "(%s)", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
                    whole("AWS::SNS::Topic", "AwsSnsTopic", "sns", "[\\w-]{1,256}(?:\\.fifo)?"),
                    row("AWS::SQS::Queue", "AwsSqsQueue", "sqs", "(%s)", SQS + "|" + queueUrl()),
                    row("AWS::SSM::Document", "AwsSsmDocument", "ssm", "document/(%s)", "[\\w.-]{3,128}"),
                    row(
                            "AWS::SageMaker::NotebookInstance",
                            "AwsSageMakerNotebookInstance",
                            "sagemaker",
                            "notebook-instance/(%s)",
                            "[A-Za-z0-9-]{1,63}"),
                    whole("AWS::SecretsManager::Secret", "AwsSecretsManagerSecret", "secretsmanager", ARN))
            .flatMap(type -> Stream.of(Map.entry(type.type, type), Map.entry(type.asff, type)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The type of that CloudFormation or ASFF name, if the table has it. */
    static Optional<ResourceType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** As {@link #named}; a CloudFormation type that is not in the table is known by its ARN or any printable id. */
    static ResourceType of(String type) {
        return named(type).orElseGet(() -> new ResourceType(type, "", "", Optional.empty(), ANY_ID));
    }

    /** The id for the type's own API; empty if the ARN is not one of this type. */
    Optional<String> idIn(Arn arn) {
        if (!service.isEmpty() && !service.equals(arn.service())) {
            return Optional.empty();
        }
        Function<Pattern, Optional<String>> group = pattern -> {
            Matcher matcher = pattern.matcher(arn.tail());
            return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        };
        return tail.map(group).orElseGet(() -> Optional.of(arn.text()));
    }

    boolean isId(String text) {
        return Shape.fits(id, text);
    }

    /** Global services have one home per partition, whatever region told of them. */
    boolean global() {
        return type.startsWith("AWS::IAM::")
                || type.startsWith("AWS::CloudFront::")
                || type.startsWith("AWS::Route53::");
    }

    private static ResourceType row(String type, String asff, String service, String tail, String id) {
        Pattern inArn = Pattern.compile(tail.replace("%s", id));
        return new ResourceType(type, asff, service, Optional.of(inArn), Pattern.compile(id));
    }

    private static ResourceType whole(String type, String asff, String service, String otherId) {
        return new ResourceType(type, asff, service, Optional.empty(), Pattern.compile(ARN + "|" + otherId));
    }

    private static String hex(String prefix) {
        return prefix + "-[0-9a-f]{8,17}";
    }

    /** Config puts the account in front. */
    private static String domain() {
        return "(?:\\d{12}/)?[a-z][a-z0-9-]{2,27}";
    }

    /** Config's id of a queue. */
    private static String queueUrl() {
        return "https://[a-z0-9.-]{1,100}\\.amazonaws\\.com(?:\\.cn)?/\\d{12}/" + SQS;
    }
}
