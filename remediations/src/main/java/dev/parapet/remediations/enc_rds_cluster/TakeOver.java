package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Gives the encrypted cluster the name, the security groups and the settings that a restore does not take: clients find it from
 * here on.
 *
 * @param upkeep backups, windows, monitoring, protection
 */
record TakeOver(String cluster, String name, List<String> groups, Upkeep upkeep) implements Action {
    /** What clients write from here on is in the encrypted cluster only: going back would lose it. */
    static final Effect EFFECT = new Effect("rds:ModifyDBCluster", Risk.IRREVERSIBLE, Undo.NONE);

    TakeOver {
        groups = List.copyOf(groups);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS cluster %s: reachable by nobody -> as %s through %s"
                .formatted(cluster, name, String.join(", ", groups));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(RdsClient::builder).modifyDBCluster(request -> {
            upkeep.into(request);
            request.dbClusterIdentifier(cluster)
                    .newDBClusterIdentifier(name)
                    .vpcSecurityGroupIds(groups)
                    .applyImmediately(true);
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.empty();
    }
}
