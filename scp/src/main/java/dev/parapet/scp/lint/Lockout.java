package dev.parapet.scp.lint;

import dev.parapet.scp.PolicyType;
import dev.parapet.scp.evaluate.Cause;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.evaluate.Request;
import dev.parapet.scp.evaluate.Verdict;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.lint.Remark.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the policies lock out, if all of them held in one account. Judged, not guessed: everything but who calls what is unknown, and
 * only what is denied whatever the rest may be is a remark.
 */
final class Lockout {
    private final Map<Source, Policy> policies;
    private final Evaluator evaluator;

    Lockout(Map<Source, Policy> policies) {
        this.policies = policies;
        this.evaluator = Evaluator.atRoot(of(PolicyType.SERVICE_CONTROL), of(PolicyType.RESOURCE_CONTROL));
    }

    private List<NamedPolicy> of(PolicyType type) {
        return policies.entrySet().stream()
                .filter(each -> each.getKey().type() == type)
                .map(Linter::named)
                .toList();
    }

    List<Remark> remarks(List<Need> needs) {
        List<Remark> remarks = new ArrayList<>();
        needs.stream()
                .filter(need -> need.any().isEmpty())
                .flatMap(need -> denied(need))
                .forEach(remarks::add);
        Map<String, List<Need>> groups =
                needs.stream().filter(need -> !need.any().isEmpty()).collect(Collectors.groupingBy(Need::any));
        groups.values().stream()
                .filter(group -> group.stream().allMatch(this::isDenied))
                .flatMap(group -> denied(group.getFirst()))
                .forEach(remarks::add);
        return remarks.stream().distinct().toList();
    }

    private boolean isDenied(Need need) {
        return verdict(need).decision() == Decision.DENY;
    }

    private Stream<Remark> denied(Need need) {
        Verdict verdict = verdict(need);
        return verdict.decision() != Decision.DENY
                ? Stream.empty()
                : verdict.by().stream().map(cause -> remark(need, cause));
    }

    private Remark remark(Need need, Cause cause) {
        Predicate<Source> named = source ->
                source.name().equals(cause.policy()) && source.type().folder().equals(cause.layer());
        Source source = policies.keySet().stream()
                .filter(named)
                .findFirst()
                .orElseGet(() -> policies.keySet().iterator().next());
        return new Remark(
                source.file(),
                source.line("Statement", cause.statement()),
                Level.ERROR,
                "%s locks %s out: %s as %s".formatted(cause.statement(), need.whose(), need.action(), need.principal()),
                "exempt the role in aws:PrincipalArn");
    }

    private Verdict verdict(Need need) {
        String account = need.principal().split(":", -1)[4];
        Map<String, List<String>> known = Map.of(
                "aws:PrincipalArn", List.of(need.principal()),
                "aws:PrincipalAccount", List.of(account),
                "aws:PrincipalType", List.of("AssumedRole"),
                "aws:PrincipalIsAWSService", List.of("false"),
                "aws:SecureTransport", List.of("true"));
        return evaluator.evaluate(
                Request.of(need.principal(), account, List.of(), need.action(), need.resource(), known, Set.of("*")));
    }
}
