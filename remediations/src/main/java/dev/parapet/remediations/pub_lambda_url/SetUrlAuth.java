package dev.parapet.remediations.pub_lambda_url;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.FunctionName;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Moves a function URL's authentication; its undo is the same move backwards. */
record SetUrlAuth(String function, Optional<String> qualifier, String before, String after) implements Action {
    /** Callers who do not sign get 403 at once, and a URL is seldom public by accident: a person is asked. */
    static final Effect EFFECT = new Effect("lambda:UpdateFunctionUrlConfig", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "URL of function %s: authentication %s -> %s"
                .formatted(new FunctionName(function, qualifier), before, after);
    }

    /** Nothing else is sent, so CORS and the invoke mode stay. */
    @Override
    public void apply(Aws aws) {
        aws.client(LambdaClient::builder)
                .updateFunctionUrlConfig(request -> request.functionName(function)
                        .qualifier(qualifier.orElse(null))
                        .authType(after));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetUrlAuth(function, qualifier, after, before));
    }
}
