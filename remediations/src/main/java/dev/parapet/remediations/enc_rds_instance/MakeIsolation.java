package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Makes the security group that lets nobody in.
 *
 * @param instance the resource id of the instance it is for
 * @param groups where that instance is now, to be remembered
 */
record MakeIsolation(String name, String vpc, String instance, List<String> groups) implements Action {
    /** A group that nothing is in yet. */
    static final Effect EFFECT = new Effect("ec2:CreateSecurityGroup", Risk.SAFE, Undo.EXACT);

    MakeIsolation {
        groups = List.copyOf(groups);
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
        aws.client(Ec2Client::builder)
                .createSecurityGroup(request -> request.groupName(name)
                        .vpcId(vpc)
                        .description("Lets nobody in while a database is encrypted")
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.SECURITY_GROUP)
                                .tags(tag(Names.MARK, instance), tag(Isolation.GROUPS, String.join(" ", groups)))
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
