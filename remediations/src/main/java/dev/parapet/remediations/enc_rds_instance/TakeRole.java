package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Takes a role from the successor again. */
record TakeRole(GiveRole given) implements Action {
    /** Nobody uses the instance yet. */
    static final Effect EFFECT = new Effect("rds:RemoveRoleFromDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: %s for %s -> no role".formatted(given.instance(), given.role(), given.feature());
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .removeRoleFromDBInstance(request -> request.dbInstanceIdentifier(given.instance())
                        .featureName(given.feature())
                        .roleArn(given.role()));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(given);
    }
}
