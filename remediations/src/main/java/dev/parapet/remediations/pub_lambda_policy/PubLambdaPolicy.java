package dev.parapet.remediations.pub_lambda_policy;

import static dev.parapet.core.Permission.allow;
import static java.util.stream.Collectors.joining;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
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
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.ExternalAccess;
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.FunctionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** No function lets everybody run it. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubLambdaPolicy implements Guardrail<Function> {
    private static final String TYPE = "AWS::Lambda::Function";

    /** A version has a policy of its own, and nothing lists which versions have one. */
    static final String QUALIFIER = "qualifier";

    private static final Control CONTROL = new Control(
            "pub-lambda-policy",
            "Functions let nobody but named callers run them",
            "A function that any AWS account may invoke does whatever its role may do for whoever asks.",
            Severity.CRITICAL,
            Family.COMPUTE,
            TYPE,
            List.of(
                    new ApiCall("lambda", "lambda.amazonaws.com", List.of("AddPermission*")),
                    new ConfigRule("lambda-function-public-access-prohibited", TYPE),
                    new SecurityHubControl("Lambda.1"),
                    new GuardDutyType(List.of("Persistence:Lambda/AccountManipulation")),
                    new ExternalAccess(TYPE)),
            List.of(Permit.ADD, Permit.REMOVE),
            List.of(
                    allow("lambda:ListFunctions", "*"),
                    allow("lambda:ListAliases", "function:*"),
                    allow("lambda:GetPolicy", "function:*"),
                    allow("lambda:RemovePermission", "function:*"),
                    allow("lambda:AddPermission", "function:*")),
            List.of("PUB-4"),
            List.of(
                    Mapping.of("fsbp", "Lambda.1", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

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
        return List.of(Permit.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().toList()
                : finding.named(TYPE);
    }

    private static Optional<Target> calledFor(Finding.ApiActivity call) {
        return FunctionName.of(call.request().path("functionName").asText(""))
                .map(function -> function.at(call.request().path("qualifier").asText("")))
                .map(function -> new Target(
                        call.origin().resource(TYPE, function.name()),
                        function.qualifier()
                                .map(qualifier -> Map.of(QUALIFIER, qualifier))
                                .orElse(Map.of())));
    }

    @Override
    public Stream<Seen<Function>> survey(Place place, Aws aws) {
        return aws.client(LambdaClient::builder).listFunctionsPaginator().functions().stream()
                .map(function -> Seen.named(place.resource(TYPE, function.functionName())));
    }

    @Override
    public Optional<Function> observe(Target target, Aws aws) {
        return Function.of(target, aws);
    }

    @Override
    public Decision decide(Target target, Function function) {
        List<Action> actions = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (Grant grant : function.open()) {
            faults.add("everybody may run %s by statement %s".formatted(function.at(grant.policy()), grant.sid()));
            grant.permission()
                    .ifPresentOrElse(
                            content -> actions.add(
                                    new Permit(function.name(), grant.policy().qualifier(), content, true, false)),
                            () -> steps.addAll(ByHand.remove(target.resource(), grant)));
        }
        if (!actions.isEmpty()) {
            return new Remediate(new Plan(target.resource(), actions), String.join("; ", faults));
        }
        return steps.isEmpty() ? told(target, function) : new Escalate(String.join("; ", faults), steps);
    }

    /** What is open to some who are not the organization's: they may be meant. */
    private static Decision told(Target target, Function function) {
        List<Grant> unbound = function.unbound();
        if (!unbound.isEmpty()) {
            return new Escalate(
                    "a bucket of any account may run the function by %s, which names S3 and no source account"
                            .formatted(sids(unbound)),
                    ByHand.bind(target.resource(), unbound));
        }
        List<Grant> foreign = function.toForeign();
        return foreign.isEmpty()
                ? new Compliant("the function lets nobody run it whom its policies do not name or pin down")
                : new Escalate(
                        "account %s outside the organization may run the function by %s"
                                .formatted(String.join(", ", function.foreign()), sids(foreign)),
                        foreign.stream()
                                .flatMap(grant -> ByHand.remove(target.resource(), grant).stream())
                                .toList());
    }

    private static String sids(List<Grant> grants) {
        return grants.stream().map(Grant::sid).collect(joining(", ", "statement ", ""));
    }

    /** Statements that others added since do not matter, unless they are open. */
    @Override
    public boolean untouchedSince(Function left, Function now) {
        return now.statements().containsAll(left.statements())
                && left.open().size() == now.open().size();
    }
}
