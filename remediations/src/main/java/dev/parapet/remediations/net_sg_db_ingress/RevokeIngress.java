package dev.parapet.remediations.net_sg_db_ingress;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Takes ingress rules out of a group, all in one call, by what they say and not by their ids. */
record RevokeIngress(String group, List<Rule> rules) implements Action {
    /** New connections are refused at once; established ones that EC2 tracks stay. */
    static final Effect EFFECT = new Effect("ec2:RevokeSecurityGroupIngress", Risk.SAFE, Undo.EXACT);

    RevokeIngress {
        rules = List.copyOf(rules);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "security group %s: present -> absent: %s".formatted(group, RuleText.of(rules));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder)
                .revokeSecurityGroupIngress(request -> request.groupId(group)
                        .ipPermissions(rules.stream()
                                .map(rule -> rule.undescribed().permission())
                                .toList()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new AuthorizeIngress(group, rules));
    }
}
