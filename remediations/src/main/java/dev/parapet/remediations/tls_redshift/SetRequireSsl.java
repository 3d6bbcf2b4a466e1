package dev.parapet.remediations.tls_redshift;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Parameter;

/** Moves require_ssl in one parameter group, for every cluster that uses it; its undo is the same move backwards. */
record SetRequireSsl(String group, boolean before, boolean after) implements Action {
    /** Static: nothing changes for anybody until a cluster is rebooted. */
    static final Effect EFFECT = new Effect("redshift:ModifyClusterParameterGroup", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "Redshift parameter group %s: require_ssl %s -> %s".formatted(group, before, after);
    }

    @Override
    public void apply(Aws aws) {
        Parameter parameter = Parameter.builder()
                .parameterName(Group.REQUIRE_SSL)
                .parameterValue(Boolean.toString(after))
                .build();
        aws.client(RedshiftClient::builder)
                .modifyClusterParameterGroup(
                        request -> request.parameterGroupName(group).parameters(parameter));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetRequireSsl(group, after, before));
    }
}
