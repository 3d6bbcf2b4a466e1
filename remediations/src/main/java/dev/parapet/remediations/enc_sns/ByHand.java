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
                        .formatted(topic.region(), key.startsWith("alias/") ? key : "alias/parapet-sns"));
    }

    List<String> enable(KmsKey offered) {
        return List.of("aws kms enable-key --region %s --key-id %s, after asking why it was disabled"
                .formatted(topic.region(), offered.arn()));
    }

    /** There is, and its policy leaves somebody out. */
    List<String> open(KmsKey offered, KeyPolicy policy) {
        return List.of(
                "see that nothing in the key's policy denies kms:GenerateDataKey or kms:Decrypt to those who publish",
                "aws kms put-key-policy --region %s --key-id %s --policy-name default --policy '%s'"
                        .formatted(
                                topic.region(),
                                offered.arn(),
                                policy.admitting(publishers).text()));
    }
}
