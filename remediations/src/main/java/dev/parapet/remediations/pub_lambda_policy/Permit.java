package dev.parapet.remediations.pub_lambda_policy;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.FunctionName;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Takes one statement out of a function's policy, or puts it in again, word for word. */
record Permit(String function, Optional<String> qualifier, Permission permission, boolean before, boolean after)
        implements Action {
    static final Effect ADD = new Effect("lambda:AddPermission", Risk.SAFE, Undo.EXACT);

    /** Callers of the function's own account do not need the statement: their own policies are enough. */
    static final Effect REMOVE = new Effect("lambda:RemovePermission", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after ? ADD : REMOVE;
    }

    @Override
    public String describe() {
        return "function %s: statement %s, %s for %s: %s -> %s"
                .formatted(
                        new FunctionName(function, qualifier),
                        permission.sid(),
                        permission.action(),
                        permission.principal().equals("*") ? "everybody" : permission.principal(),
                        word(before),
                        word(after));
    }

    private static String word(boolean there) {
        return there ? "present" : "absent";
    }

    @Override
    public void apply(Aws aws) {
        LambdaClient lambda = aws.client(LambdaClient::builder);
        if (after) {
            lambda.addPermission(
                    request -> permission.fill(request.functionName(function).qualifier(qualifier.orElse(null))));
        } else {
            lambda.removePermission(request -> request.functionName(function)
                    .qualifier(qualifier.orElse(null))
                    .statementId(permission.sid()));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new Permit(function, qualifier, permission, after, before));
    }
}
