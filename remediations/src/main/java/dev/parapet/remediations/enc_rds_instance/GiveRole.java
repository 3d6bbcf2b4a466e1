package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Lets the successor use a role for a feature (loading from S3, say), as the instance before does. */
record GiveRole(String instance, String feature, String role) implements Action {
    /** Nobody uses the instance yet. */
    static final Effect EFFECT = new Effect("rds:AddRoleToDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: no role for %s -> %s".formatted(instance, feature, role);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder)
                .addRoleToDBInstance(request -> request.dbInstanceIdentifier(instance)
                        .featureName(feature)
                        .roleArn(role));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new TakeRole(this));
    }
}
