package dev.parapet.remediations.pub_lambda_url;

import static dev.parapet.core.Permission.allow;
import static java.util.stream.Collectors.joining;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.remediations.shared.FunctionName;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** No function answers the whole internet at a URL of its own. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubLambdaUrl implements Guardrail<PubLambdaUrl.Function> {
    private static final String TYPE = "AWS::Lambda::Function";

    private static final Control CONTROL = new Control(
            "pub-lambda-url",
            "Function URLs ask who is calling",
            "A URL without authentication is an endpoint with no gateway, no firewall and no name: whoever has it runs the code.",
            Severity.HIGH,
            Family.COMPUTE,
            TYPE,
            List.of(
                    new ApiCall(
                            "lambda",
                            "lambda.amazonaws.com",
                            // A URL that waits for a permission opens with it.
                            List.of("CreateFunctionUrlConfig*", "UpdateFunctionUrlConfig*", "AddPermission*")),
                    new GuardDutyType(List.of("Persistence:Lambda/ModifyAuthenticationProcess"))),
            List.of(SetUrlAuth.EFFECT),
            List.of(
                    allow("lambda:ListFunctions", "*"),
                    allow("lambda:ListFunctionUrlConfigs", "function:*"),
                    allow("lambda:GetPolicy", "function:*"),
                    allow("lambda:UpdateFunctionUrlConfig", "function:*")),
            List.of("PUB-4"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

    /** What the decision needs of a function. */
    public record Function(String name, List<Url> urls) {
        public Function {
            urls = List.copyOf(urls);
        }
    }

    /**
     * One of its URLs: the function has one, and each alias may have one.
     *
     * @param qualifier the alias
     * @param auth {@code NONE} or {@code AWS_IAM}
     * @param lets whether the policy lets everybody through it; asked only where the URL lets them come
     */
    public record Url(Optional<String> qualifier, String auth, boolean lets) {
        boolean open() {
            return auth.equals("NONE") && lets;
        }

        String of(String function) {
            return new FunctionName(function, qualifier).toString();
        }
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Function> state() {
        return Function.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetUrlAuth.class);
    }

    /** Whichever of its URLs a call was about, all of a function's are listed at once. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? FunctionName.of(call.request().path("functionName").asText(""))
                        .map(function -> Target.of(call.origin().resource(TYPE, function.name())))
                        .stream()
                        .toList()
                : finding.named(TYPE);
    }

    @Override
    public Stream<Seen<Function>> survey(Place place, Aws aws) {
        return aws.client(LambdaClient::builder).listFunctionsPaginator().functions().stream()
                .map(function -> Seen.named(place.resource(TYPE, function.functionName())));
    }

    @Override
    public Optional<Function> observe(Target target, Aws aws) {
        String name = target.resource().id();
        LambdaClient lambda = aws.client(LambdaClient::builder);
        try {
            List<Url> urls = lambda
                    .listFunctionUrlConfigsPaginator(request -> request.functionName(name))
                    .functionUrlConfigs()
                    .stream()
                    .map(config -> url(config, name, lambda))
                    .toList();
            return Optional.of(new Function(name, urls));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static Url url(FunctionUrlConfig config, String name, LambdaClient lambda) {
        Optional<String> qualifier = FunctionName.of(config.functionArn()).flatMap(FunctionName::qualifier);
        boolean asks = config.authType() != FunctionUrlAuthType.NONE;
        return new Url(qualifier, config.authTypeAsString(), !asks && lets(name, qualifier, lambda));
    }

    /** Without a statement for everybody, Lambda turns anonymous callers away whatever the URL says. */
    private static boolean lets(String name, Optional<String> qualifier, LambdaClient lambda) {
        try {
            String policy = lambda.getPolicy(
                            request -> request.functionName(name).qualifier(qualifier.orElse(null)))
                    .policy();
            return ResourcePolicy.of(policy).open().stream().anyMatch(PubLambdaUrl::invokes);
        } catch (ResourceNotFoundException none) {
            return false;
        }
    }

    private static boolean invokes(Statement statement) {
        return statement.actions().stream()
                .anyMatch(action -> action.matches("(?i)\\*|lambda:(\\*|InvokeFunctionUrl)"));
    }

    @Override
    public Decision decide(Target target, Function function) {
        List<Url> open = function.urls().stream().filter(Url::open).toList();
        if (open.isEmpty()) {
            return new Compliant(
                    function.urls().isEmpty()
                            ? "the function has no URL"
                            : "the function's URLs let nobody through without a signature");
        }
        List<Action> actions = open.stream()
                .<Action>map(url -> new SetUrlAuth(function.name(), url.qualifier(), "NONE", "AWS_IAM"))
                .toList();
        return new Remediate(
                new Plan(target.resource(), actions),
                "anybody on the internet runs %s by its URL; callers will have to sign their requests"
                        .formatted(open.stream()
                                .map(url -> url.of(function.name()))
                                .collect(joining(", "))));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().startsWith("UpdateFunctionUrlConfig")
                && call.request().path("authType").asText("").equals("AWS_IAM");
    }

    /** Whom the policy lets through is looked at only while the URL is open. */
    @Override
    public boolean untouchedSince(Function left, Function now) {
        return auths(left).equals(auths(now));
    }

    private static List<String> auths(Function function) {
        return function.urls().stream()
                .map(url -> url.of(function.name()) + " " + url.auth())
                .sorted()
                .toList();
    }
}
