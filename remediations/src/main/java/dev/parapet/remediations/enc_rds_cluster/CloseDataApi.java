package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Turns the Data API of a cluster off, whose calls no security group holds back. */
record CloseDataApi(String arn) implements Action {
    /** Calls of the Data API name a cluster by its ARN, and that is gone already. */
    static final Effect EFFECT = new Effect("rds:DisableHttpEndpoint", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: reachable by the Data API -> not".formatted(arn);
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).disableHttpEndpoint(request -> request.resourceArn(arn));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new OpenDataApi(arn));
    }
}
