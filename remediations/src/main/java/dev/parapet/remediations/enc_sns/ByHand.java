package dev.parapet.remediations.enc_sns;

import dev.parapet.core.ResourceId;
import dev.parapet.remediations.shared.KeyPolicy;
import dev.parapet.remediations.shared.KmsKey;
import dev.parapet.remediations.shared.Publishers;
import java.util.List;

/** What a person does about a key under which publishers would not be heard. */
record ByHand(ResourceId topic, String key, Publishers publishers) {
    /** There is no such key: one whose policy lets in all who publish today. */
    List<String> make() {
        return List.of(
                "aws kms create-key --region %s --policy '%s'"
                        .formatted(
                                topic.region(),
                                KeyPolicy.standard(topic).admitting(publishers).text()),
                "aws kms create-alias --region %s --alias-name %s --target-key-id KEY-ID"
                        .formatted(
                                topic.region(),
                                key.startsWith("alias/") && !key.startsWith("alias/aws/") ? key : "alias/parapet-sns"));
    }

    List<String> enable(KmsKey offered) {
        return List.of("aws kms enable-key --region %s --key-id %s, after asking why it was disabled"
                .formatted(topic.region(), offered.arn()));
    }

    /** There is, and its policy leaves somebody out. Whom a condition alone names, only a person can tell. */
    List<String> open(KmsKey offered, KeyPolicy policy) {
        String wider = "aws kms put-key-policy --region %s --key-id %s --policy-name default --policy '%s'"
                .formatted(
                        topic.region(),
                        offered.arn(),
                        policy.admitting(publishers).text());
        return publishers.others()
                ? List.of(
                        "find out whom the topic's policy lets publish by a condition alone, and let them use the key beside those who are named here",
                        wider,
                        set(offered))
                : List.of(wider);
    }

    /** There is, and its policy denies somebody: a person tells whom, and encrypts the topic. */
    List<String> check(KmsKey offered) {
        return List.of(
                "see that nothing in the key's policy denies kms:GenerateDataKey or kms:Decrypt to those who publish: aws kms get-key-policy --region %s --key-id %s --policy-name default"
                        .formatted(topic.region(), offered.arn()),
                set(offered));
    }

    private String set(KmsKey offered) {
        return "aws sns set-topic-attributes --region %s --topic-arn %s --attribute-name KmsMasterKeyId --attribute-value %s"
                .formatted(topic.region(), topic.id(), offered.arn());
    }
}
