package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Turns the Data API of a cluster on, which a restore does not bring along. */
record OpenDataApi(String arn) implements Action {
    /** Nobody knows the cluster by this ARN yet. */
    static final Effect EFFECT = new Effect("rds:EnableHttpEndpoint", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: not reachable by the Data API -> reachable".formatted(arn);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).enableHttpEndpoint(request -> request.resourceArn(arn));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new CloseDataApi(arn));
    }
}
