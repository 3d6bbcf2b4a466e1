package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;

/** Puts an instance back into its security groups. */
record LetIn(Isolate isolated) implements Action {
    /** Brings clients back. */
    static final Effect EFFECT = new Effect("rds:ModifyDBInstance", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "RDS instance %s: reachable by nobody -> through %s"
                .formatted(isolated.instance(), String.join(", ", isolated.groups()));
    }

    /**
     * {@link ComeBack} brings the groups back together with the name, and RDS takes no further change while it is at that: so
     * there is nothing to do where the instance has not got its name back yet, or is being put into its groups already.
     */
    @Override
    public void apply(Aws aws) {
        boolean outside = Lookup.byName(isolated.instance(), aws)
                .map(db -> !Described.groups(db).keySet().containsAll(Set.copyOf(isolated.groups())))
                .orElse(false);
        if (outside) {
            aws.client(RdsClient::builder)
                    .modifyDBInstance(request -> request.dbInstanceIdentifier(isolated.instance())
                            .vpcSecurityGroupIds(isolated.groups())
                            .applyImmediately(true));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(isolated);
    }
}
