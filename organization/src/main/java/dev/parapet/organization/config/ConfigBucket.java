package dev.parapet.organization.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Aws;
import dev.parapet.core.Json;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket that every recorder delivers to. It lets Config in for the accounts of the organization and nobody else; what its
 * policy says beside that stays.
 *
 * @param region where it is made
 * @param organization the organization's id
 */
public record ConfigBucket(String name, String region, String partition, String organization)
        implements Part<ConfigBucket.State> {
    private static final String SID = "ParapetConfig";

    /** What is there. */
    public record State(boolean bucket, Optional<String> policy) {}

    /** Parapet's own name for it in a log archive account. */
    public static String name(String account) {
        return "parapet-config-" + account;
    }

    @Override
    public State observe(Aws aws) {
        S3Client s3 = aws.client(S3Client::builder);
        try {
            s3.headBucket(to -> to.bucket(name));
            return new State(true, policy(s3));
        } catch (S3Exception none) {
            if (none.statusCode() != 404) {
                throw none;
            }
            return new State(false, Optional.empty());
        }
    }

    private Optional<String> policy(S3Client s3) {
        try {
            return Optional.of(s3.getBucketPolicy(to -> to.bucket(name)).policy());
        } catch (S3Exception none) {
            if (none.statusCode() != 404) {
                throw none;
            }
            return Optional.empty();
        }
    }

    @Override
    public Proposal plan(State state) {
        List<Change> changes = new ArrayList<>();
        if (!state.bucket()) {
            changes.add(new CreateBucket(name, region));
        }
        ArrayNode statements = statements(state.policy());
        ObjectNode own = statement();
        boolean there = statements.valueStream().anyMatch(own::equals);
        if (!there) {
            changes.add(new LetConfigIn(name, with(statements, own)));
        }
        return new Proposal(changes, List.of());
    }

    private ArrayNode statements(Optional<String> policy) {
        try {
            JsonNode found = policy.isPresent() ? Json.read(policy.get()).path("Statement") : Json.array();
            return found instanceof ArrayNode all ? all : Json.arrayOf(List.of(found));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("S3 answers a policy of " + name + " that is not JSON", e);
        }
    }

    /** AWS Config asks for the location first, then writes with the owner's full control. */
    private ObjectNode statement() {
        ObjectNode statement = Json.object();
        statement.put("Sid", SID);
        statement.put("Effect", "Allow");
        statement.set("Principal", Json.object().put("Service", "config.amazonaws.com"));
        statement.set("Action", Json.array("s3:GetBucketAcl", "s3:ListBucket", "s3:PutObject"));
        String arn = "arn:%s:s3:::%s".formatted(partition, name);
        statement.set("Resource", Json.array(arn, arn + "/*"));
        statement.set(
                "Condition", Json.object().set("StringEquals", Json.object().put("aws:SourceOrgID", organization)));
        return statement;
    }

    private static String with(ArrayNode statements, ObjectNode own) {
        ArrayNode all = Json.array();
        statements.forEach(statement -> {
            if (!statement.path("Sid").asText().equals(SID)) {
                all.add(statement);
            }
        });
        all.add(own);
        ObjectNode policy = Json.object().put("Version", "2012-10-17");
        policy.set("Statement", all);
        return policy.toString();
    }

    /** Makes the bucket; S3 encrypts new ones and keeps the public out by itself. */
    record CreateBucket(String name, String region) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "s3:CreateBucket";
        }

        @Override
        public String describe() {
            return "bucket %s: none -> in %s".formatted(name, region);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(S3Client::builder).createBucket(to -> {
                to.bucket(name);
                // AWS: us-east-1 is said by saying nothing.
                if (!region.equals("us-east-1")) {
                    to.createBucketConfiguration(
                            it -> it.locationConstraint(BucketLocationConstraint.fromValue(region)));
                }
            });
        }
    }

    /** Lets Config in. */
    record LetConfigIn(String name, String policy) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "s3:PutBucketPolicy";
        }

        @Override
        public String describe() {
            return "bucket %s: lets Config of the organization in".formatted(name);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(S3Client::builder).putBucketPolicy(to -> to.bucket(name).policy(policy));
        }
    }
}
