package dev.parapet.remediations.pub_redshift_serverless;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;

/** Moves one workgroup's publiclyAccessible flag; its undo is the same move backwards. */
record SetPublicAccess(String workgroup, boolean before, boolean after) implements Action {
    /** Changes which address the name resolves to; connections from inside the VPC stay. */
    static final Effect EFFECT = new Effect("redshift-serverless:UpdateWorkgroup", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "Redshift Serverless workgroup %s: publicly accessible %s -> %s".formatted(workgroup, before, after);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RedshiftServerlessClient::builder)
                .updateWorkgroup(request -> request.workgroupName(workgroup).publiclyAccessible(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetPublicAccess(workgroup, after, before));
    }
}
