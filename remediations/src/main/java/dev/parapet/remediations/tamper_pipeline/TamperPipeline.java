package dev.parapet.remediations.tamper_pipeline;

import static dev.parapet.core.Permission.allow;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parapet's own rules, roles and functions stay as they were deployed. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TamperPipeline implements Guardrail<Part> {
    private static final Control CONTROL = new Control(
            "tamper-pipeline",
            "Parapet's rules, roles and functions are as deployed",
            "Whoever cuts the wire first may do the rest in silence.",
            Severity.CRITICAL,
            Family.ORGANIZATION,
            Named.RULE,
            List.of(
                    new ApiCall(
                            "events",
                            "events.amazonaws.com",
                            List.of("DisableRule", "DeleteRule", "RemoveTargets", "PutTargets", "PutRule")),
                    new ApiCall(
                            "iam",
                            "iam.amazonaws.com",
                            List.of(
                                    "PutRolePolicy",
                                    "DeleteRolePolicy",
                                    "AttachRolePolicy",
                                    "DetachRolePolicy",
                                    "UpdateAssumeRolePolicy",
                                    "DeleteRole",
                                    "PutRolePermissionsBoundary")),
                    new ApiCall(
                            "lambda",
                            "lambda.amazonaws.com",
                            List.of(
                                    "DeleteFunction*",
                                    "UpdateFunctionCode*",
                                    "UpdateFunctionConfiguration*",
                                    "PutFunctionConcurrency*"))),
            List.of(SetRule.ENABLE, SetRule.DISABLE),
            List.of(
                    allow("events:ListRules", "*"),
                    allow("events:DescribeRule", "rule/*"),
                    allow("events:ListTargetsByRule", "rule/*"),
                    allow("events:EnableRule", "rule/parapet-*"),
                    allow("events:DisableRule", "rule/parapet-*"),
                    allow("iam:GetRole", "role/*"),
                    allow("lambda:GetFunction", "function:parapet-*")),
            List.of("SELF-1", "SELF-2"),
            List.of(
                    Mapping.of("soc2", "CC6.3 CC7.2", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.15 A.8.16", "judgement")),
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
    public Class<Part> state() {
        return Part.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetRule.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Named.in(call).stream().toList()
                : List.of();
    }

    @Override
    public Stream<Seen<Part>> survey(Place place, Aws aws) {
        return Rules.all(aws)
                .map(rule -> new Seen<>(
                        Target.of(place.resource(Named.RULE, rule.name())),
                        Optional.of(Part.of(rule, Optional.empty()))));
    }

    @Override
    public Optional<Part> observe(Target target, Aws aws) {
        return Optional.of(Part.of(target, aws));
    }

    @Override
    public Decision decide(Target target, Part part) {
        return switch (target.resource().type()) {
            case Named.ROLE -> role(target, part);
            case Named.FUNCTION -> function(target, part);
            default -> rule(target, part);
        };
    }

    private static Decision rule(Target target, Part part) {
        String name = target.resource().id();
        ByHand byHand = new ByHand(target, part);
        if (part.rule().isEmpty()) {
            return new Escalate("Parapet's rule %s is gone%s".formatted(name, by(target)), byHand.rule());
        }
        Rule rule = part.rule().get();
        if (!rule.enabled()) {
            Action action = new SetRule(name, rule.bus(), false, true);
            return new Remediate(
                    new Plan(target.resource(), List.of(action)),
                    "Parapet's rule %s is disabled%s".formatted(name, by(target)));
        }
        if (rule.targets().isEmpty()) {
            return new Escalate("Parapet's rule %s leads nowhere%s".formatted(name, by(target)), byHand.targets());
        }
        if (made(target, "PutRule") && byHand.otherPattern(rule)) {
            return new Escalate(
                    "Parapet's rule %s has another pattern than it was deployed with%s".formatted(name, by(target)),
                    byHand.rule());
        }
        return made(target, "PutTargets") && byHand.otherTarget(rule)
                ? new Escalate(
                        "Parapet's rule %s leads elsewhere than the others%s".formatted(name, by(target)),
                        byHand.targets())
                : new Compliant("the rule is enabled and leads somewhere");
    }

    /** What a role was like before is nowhere to be read, so whoever changed it is all there is to tell. */
    private static Decision role(Target target, Part part) {
        String name = target.resource().id();
        if (part.role().isEmpty()) {
            return new Escalate("Parapet's role %s is gone%s".formatted(name, by(target)), ByHand.deploy(target));
        }
        return part.role().get().contains(":role/parapet/")
                ? new Escalate(
                        "Parapet's role %s was changed through %s%s"
                                .formatted(name, target.hint(Named.CALL).orElse("a call"), by(target)),
                        ByHand.role(target))
                : new Compliant("a role of that name, and none of Parapet's");
    }

    private static Decision function(Target target, Part part) {
        String name = target.resource().id();
        if (part.function().isEmpty()) {
            return new Escalate("Parapet's function %s is gone%s".formatted(name, by(target)), ByHand.deploy(target));
        }
        if (part.function().get().never()) {
            return new Escalate(
                    "Parapet's function %s may not run at all%s".formatted(name, by(target)), ByHand.run(target));
        }
        return made(target, "UpdateFunction")
                ? new Escalate("Parapet's function %s was changed%s".formatted(name, by(target)), ByHand.deploy(target))
                : new Compliant("the function may run");
    }

    private static boolean made(Target target, String call) {
        return target.hint(Named.CALL).filter(name -> name.startsWith(call)).isPresent();
    }

    private static String by(Target target) {
        return target.hint(Named.BY).map(who -> ", by " + who).orElse("");
    }

    /** Only the switch is ours. */
    @Override
    public boolean untouchedSince(Part left, Part now) {
        return left.rule().map(Rule::enabled).equals(now.rule().map(Rule::enabled));
    }
}
