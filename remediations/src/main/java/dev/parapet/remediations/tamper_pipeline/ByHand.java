package dev.parapet.remediations.tamper_pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.policies.ForwardingRules;
import dev.parapet.remediations.Guardrails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person does about a part of Parapet, with what can be told of how it was. */
record ByHand(Target target, Part part) {

    /** The rule anew, and where it leads. */
    List<String> rule() {
        ResourceId rule = target.resource();
        String put = deployed()
                .map(pattern -> "aws events put-rule --region %s%s --name %s --event-pattern '%s'"
                        .formatted(rule.region(), bus(), rule.id(), pattern))
                .orElse("deploy Parapet to account %s and region %s again".formatted(rule.account(), rule.region()));
        boolean leads = part.rule().filter(found -> !found.targets().isEmpty()).isPresent();
        return Stream.concat(Stream.of(put), leads ? Stream.of(missed(rule)) : targets().stream())
                .toList();
    }

    List<String> targets() {
        ResourceId rule = target.resource();
        String sink = part.sibling()
                .map(other -> "Id=%s,Arn=%s%s"
                        .formatted(
                                other.id(),
                                other.arn(),
                                other.role().map(role -> ",RoleArn=" + role).orElse("")))
                .orElse("Id=parapet,Arn=BUS,RoleArn=ROLE, as another account's rule has them");
        return List.of(
                "aws events put-targets --region %s%s --rule %s --targets %s"
                        .formatted(rule.region(), bus(), rule.id(), sink),
                missed(rule));
    }

    private String bus() {
        return target.hint(Named.BUS).map(name -> " --event-bus-name " + name).orElse("");
    }

    private static String missed(ResourceId rule) {
        return "catch up on what was missed: ./parapet sweep --account " + rule.account();
    }

    /** Every guardrail's triggers make the pattern, so it is known without asking AWS. */
    private Optional<String> deployed() {
        return Optional.ofNullable(
                ForwardingRules.of(Guardrails.controls()).get(target.resource().id()));
    }

    boolean otherPattern(Rule rule) {
        return deployed()
                .filter(pattern ->
                        !rule.pattern().filter(now -> same(now, pattern)).isPresent())
                .isPresent();
    }

    private static boolean same(String one, String other) {
        try {
            return Json.read(one).equals(Json.read(other));
        } catch (JsonProcessingException noPattern) {
            return false;
        }
    }

    boolean otherTarget(Rule rule) {
        return part.sibling()
                .filter(other ->
                        rule.targets().stream().noneMatch(sink -> sink.arn().equals(other.arn())))
                .isPresent();
    }

    static List<String> deploy(Target target) {
        ResourceId gone = target.resource();
        return List.of(
                "deploy Parapet to account %s again".formatted(gone.account()),
                "if you do not know who did this, keep out whoever it was first: aws cloudtrail lookup-events --region %s --lookup-attributes AttributeKey=ResourceName,AttributeValue=%s"
                        .formatted(gone.region(), gone.id()),
                missed(gone));
    }

    static List<String> role(Target target) {
        ResourceId role = target.resource();
        return List.of(
                "see what it may do now: aws iam list-role-policies --role-name %s; aws iam list-attached-role-policies --role-name %s; aws iam get-role --role-name %s"
                        .formatted(role.id(), role.id(), role.id()),
                "unless that was meant, deploy Parapet to account %s again".formatted(role.account()));
    }

    static List<String> run(Target target) {
        ResourceId function = target.resource();
        return List.of(
                "aws lambda delete-function-concurrency --region %s --function-name %s"
                        .formatted(function.region(), function.id()),
                missed(function));
    }
}
