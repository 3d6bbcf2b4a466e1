package dev.parapet.remediations.net_sg_db_ingress;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Puts ingress rules into a group, all in one call: AWS takes all of them or none. */
record AuthorizeIngress(String group, List<Rule> rules) implements Action {
    /** Opens only what a wider rule of the same group opens already. */
    static final Effect EFFECT = new Effect("ec2:AuthorizeSecurityGroupIngress", Risk.SAFE, Undo.EXACT);

    AuthorizeIngress {
        rules = List.copyOf(rules);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "security group %s: absent -> present: %s".formatted(group, RuleText.of(rules));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(Ec2Client::builder)
                .authorizeSecurityGroupIngress(request -> request.groupId(group)
                        .ipPermissions(rules.stream().map(Rule::permission).toList()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new RevokeIngress(group, rules));
    }
}
