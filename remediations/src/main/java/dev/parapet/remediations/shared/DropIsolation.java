package dev.parapet.remediations.shared;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Deletes the security group that lets nobody in. */
public record DropIsolation(MakeIsolation made) implements Action {
    /** Only ever a group that Parapet made and took the database out of again. */
    public static final Effect EFFECT = new Effect("ec2:DeleteSecurityGroup", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "Security group %s in %s: without inbound rules -> none".formatted(made.name(), made.vpc());
    }

    /**
     * RDS takes minutes to let go of a group, and EC2 refuses until then. An empty group does no harm: it stays, rather than
     * holding up what brings the workload back.
     */
    @Override
    public void apply(Aws aws) {
        try {
            for (Isolation group :
                    Isolation.named(made.name(), made.vpc(), aws).stream().toList()) {
                aws.client(Ec2Client::builder).deleteSecurityGroup(request -> request.groupId(group.id()));
            }
        } catch (Ec2Exception refusal) {
            if (!"DependencyViolation".equals(refusal.awsErrorDetails().errorCode())) {
                throw refusal;
            }
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(made);
    }
}
