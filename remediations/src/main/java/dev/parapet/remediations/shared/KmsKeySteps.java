package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person does about a key that a service cannot use yet.
 *
 * @param name the key as the settings name it
 * @param region where it is needed
 * @param statement what its policy has to say
 */
public record KmsKeySteps(String name, String region, ObjectNode statement) {
    /** There is no such key. */
    public List<String> make() {
        String create = name.startsWith("alias/")
                ? "aws kms create-key --region %s, then aws kms create-alias --region %s --alias-name %s --target-key-id KEY-ID"
                        .formatted(region, region, name)
                : "set kmsKey to an alias: an ARN names a key of one region and account, %s is not one of %s"
                        .formatted(name, region);
        return Stream.concat(Stream.of(create), open("KEY-ID").stream()).toList();
    }

    /** There is, and its policy is silent about the service. */
    public List<String> open(String key) {
        return List.of(
                "aws kms get-key-policy --region %s --key-id %s --query Policy --output text > policy.json"
                        .formatted(region, key),
                "add this statement to policy.json: " + statement,
                "aws kms put-key-policy --region %s --key-id %s --policy-name default --policy file://policy.json"
                        .formatted(region, key));
    }

    /** There is, and it is switched off. */
    public List<String> enable(String key) {
        return List.of(
                "aws kms enable-key --region %s --key-id %s, after asking why it was disabled".formatted(region, key));
    }
}
