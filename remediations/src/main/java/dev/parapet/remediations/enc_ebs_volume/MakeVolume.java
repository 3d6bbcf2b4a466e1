package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Json;
import dev.parapet.core.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Makes the encrypted volume out of the last snapshot; its undo deletes it. No encrypted copy of the snapshot is needed on the
 * way: "you can encrypt the resulting volume by setting the Encrypted parameter" (EBS user guide, encryption scenarios), and a
 * copy would move every block once more while the instance stands still.
 *
 * @param kmsKey absent for the account's default key
 */
record MakeVolume(String volume, Disk disk, Optional<String> kmsKey) implements Action {
    static final Effect EFFECT = new Effect("ec2:CreateVolume", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "EBS volume %s: unencrypted only -> an encrypted one of its last snapshot beside it (%s, %s)"
                .formatted(volume, disk, kmsKey.orElse("the account's default key"));
    }

    /** Asked twice with the same token, EC2 answers with the same volume. */
    @Override
    public void apply(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        String snapshot = Traces.completed(ec2, volume, Interim.Turn.LAST);
        ec2.createVolume(request -> request.snapshotId(snapshot)
                .clientToken(Json.sha256(volume + " " + snapshot).substring(0, 64))
                .availabilityZone(disk.zone())
                .volumeType(disk.type())
                .size(disk.size())
                .iops(disk.iops().orElse(null))
                .throughput(disk.throughput().orElse(null))
                .encrypted(true)
                .kmsKeyId(kmsKey.orElse(null))
                .tagSpecifications(Traces.tags(ResourceType.VOLUME, tags())));
    }

    private List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        disk.tags().forEach((key, value) -> tags.add(Traces.tag(key, value)));
        tags.add(Traces.tag(Traces.OF, volume));
        return tags;
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropVolume(this));
    }
}
