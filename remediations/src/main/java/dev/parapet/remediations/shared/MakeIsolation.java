package dev.parapet.remediations.shared;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Makes the security group that lets nobody in.
 *
 * @param database the resource id of the database it is for
 * @param remembered tags that say where that database is now
 */
public record MakeIsolation(String name, String vpc, String database, Map<String, String> remembered)
        implements Action {
    /** A group that nothing is in yet. */
    public static final Effect EFFECT = new Effect("ec2:CreateSecurityGroup", Risk.SAFE, Undo.EXACT);

    public MakeIsolation {
        remembered = Map.copyOf(remembered);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "Security group %s in %s: none -> one without inbound rules".formatted(name, vpc);
    }

    @Override
    public void apply(Aws aws) {
        List<Tag> tags = new ArrayList<>();
        tags.add(tag(DatabaseTags.MARK, database));
        remembered.forEach((key, value) -> tags.add(tag(key, value)));
        aws.client(Ec2Client::builder)
                .createSecurityGroup(request -> request.groupName(name)
                        .vpcId(vpc)
                        .description("Lets nobody in while a database is encrypted")
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.SECURITY_GROUP)
                                .tags(tags)
                                .build()));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new DropIsolation(this));
    }
}
