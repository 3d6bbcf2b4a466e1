package dev.parapet.remediations.enc_ebs_snapshot;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Copies a snapshot within its region, encrypted; its undo deletes the copy. EC2 knows no token for this call: a copy that is
 * there is found by its tag instead, and no second one is asked for.
 *
 * @param kmsKey absent for the account's default key
 */
record CopyEncrypted(String snapshot, String region, Snapshot.Text text, Optional<String> kmsKey) implements Action {
    static final Effect EFFECT = new Effect("ec2:CopySnapshot", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS snapshot %s: no encrypted copy -> one under %s"
                .formatted(snapshot, kmsKey.orElse("the account's default key"));
    }

    @Override
    public void apply(Aws aws) {
        TagSpecification tags = TagSpecification.builder()
                .resourceType(ResourceType.SNAPSHOT)
                .tags(tags())
                .build();
        aws.client(Ec2Client::builder)
                .copySnapshot(request -> request.sourceSnapshotId(snapshot)
                        .sourceRegion(region)
                        .description(text.description())
                        .encrypted(true)
                        .kmsKeyId(kmsKey.orElse(null))
                        .tagSpecifications(tags));
    }

    private List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        text.tags().forEach((key, value) -> tags.add(tag(key, value)));
        tags.add(tag(Copies.OF, snapshot));
        return tags;
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropCopy(this));
    }
}
