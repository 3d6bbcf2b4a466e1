package dev.parapet.remediations.tls_rds;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * Moves one parameter of a group; its undo is the same move backwards. Where no value was set, going back is a reset to the
 * engine's own.
 *
 * @param method {@code immediate}, or {@code pending-reboot} for what an instance takes with its next restart
 */
record SetParameter(String group, String parameter, Optional<String> before, Optional<String> after, String method)
        implements Action {
    /** Connections that stand stay; a client without TLS gets no new one. */
    static final Effect EFFECT = new Effect("rds:ModifyDBParameterGroup", Risk.DISRUPTIVE, Undo.EXACT);

    /** Only ever the way back. */
    private static final Effect RESET = new Effect("rds:ResetDBParameterGroup", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after.isPresent() ? EFFECT : RESET;
    }

    @Override
    public String describe() {
        return "RDS parameter group %s: %s %s -> %s, %s"
                .formatted(
                        group,
                        parameter,
                        told(before),
                        told(after),
                        method.equals("immediate") ? "at once" : "with the next restart");
    }

    private static String told(Optional<String> value) {
        return value.orElse("as the engine has it");
    }

    @Override
    public void apply(Aws aws) {
        Parameter set = Parameter.builder()
                .parameterName(parameter)
                .parameterValue(after.orElse(null))
                .applyMethod(method)
                .build();
        RdsClient rds = aws.client(RdsClient::builder);
        if (after.isPresent()) {
            rds.modifyDBParameterGroup(
                    request -> request.dbParameterGroupName(group).parameters(set));
        } else {
            rds.resetDBParameterGroup(request -> request.dbParameterGroupName(group)
                    .resetAllParameters(false)
                    .parameters(set));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetParameter(group, parameter, after, before, method));
    }
}
