package dev.parapet.tests;

import dev.parapet.core.Control;
import dev.parapet.core.ResourceId;
import dev.parapet.policies.MemberRoles;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Call;
import dev.parapet.scp.actions.Action;
import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.actions.ResourceType;
import dev.parapet.scp.evaluate.Decision;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.evaluate.Permissions;
import dev.parapet.scp.evaluate.Request;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a guardrail's session may, judged as AWS judges: the policy of its family's role, which is the boundary too, cut down to
 * the session's own. The sandbox itself lets everything through.
 *
 * @param role its ARN
 */
record Authority(Permissions permissions, String role, ResourceId place) {
    /** A word of a call that may be the name of a resource, or its ARN. */
    private static final Pattern NAME = Pattern.compile("[\\w.:/+=,@-]+");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w*}");

    /** In the account and region of a resource. */
    static Authority of(Control control, ResourceId place) {
        NamedPolicy family = named(
                "role",
                MemberRoles.policy(control.family(), Guardrails.controls(), place.partition(), place.account())
                        .toString());
        NamedPolicy session = named(
                "session",
                MemberRoles.session(control, place.partition(), place.account(), place.region())
                        .toString());
        Permissions permissions =
                new Permissions(List.of(family), Optional.of(List.of(family)), Optional.of(List.of(session)));
        return new Authority(permissions, control.family().roleArn(place.partition(), place.account()), place);
    }

    private static NamedPolicy named(String name, String policy) {
        return new NamedPolicy(name, Policy.parse(policy, Dialect.IDENTITY));
    }

    /** What of a call AWS would refuse, each as action and kind of resource; calls under other roles are not asked about. */
    Stream<String> refused(Call call) {
        return call.role().equals(role)
                ? CallNames.actions(call).flatMap(action -> refused(action, call))
                : Stream.of();
    }

    private Stream<String> refused(String id, Call call) {
        Action action = AuthorizationTable.shipped()
                .action(id)
                .orElseThrow(() -> new AssertionError("IAM knows no action " + id));
        // Kinds that the reference calls required are alternatives: a listener is an application's or a network's. A
        // list
        // names none, and is authorized on all.
        boolean required = action.on().stream().anyMatch(Action.On::required);
        List<String> named = action.on().stream()
                .filter(on -> on.required() || !required)
                .flatMap(on -> named(on.type(), call))
                .toList();
        Stream<String> resources =
                required && !named.isEmpty() ? named.stream() : Stream.concat(Stream.of("*"), named.stream());
        return resources.anyMatch(resource -> allows(id, resource))
                ? Stream.of()
                : Stream.of("%s with %s".formatted(id, call.parameters()));
    }

    /** Whether the action is allowed on anything at all. */
    boolean mayAnywhere(String action) {
        return decision(action, Request.UNKNOWN_RESOURCE) != Decision.DENY;
    }

    private boolean allows(String action, String resource) {
        return decision(action, resource) == Decision.ALLOW;
    }

    private Decision decision(String action, String resource) {
        return permissions
                .evaluate(Request.of(role, place.account(), List.of(), action, resource, Map.of(), Set.of()))
                .decision();
    }

    /** The resources of a kind that a call may be about: it names each by its name or by its ARN. */
    private Stream<String> named(ResourceType type, Call call) {
        String template = type.arn()
                .replace("${p}", place.partition())
                .replace("${r}", place.region())
                .replace("${a}", place.account());
        if (!VARIABLE.matcher(template).find()) {
            return Stream.of(template);
        }
        return call.parameters().values().stream()
                .flatMap(value -> NAME.matcher(value).results().map(MatchResult::group))
                .map(word -> word.startsWith("arn:")
                        ? word
                        : VARIABLE.matcher(template).replaceAll(java.util.regex.Matcher.quoteReplacement(word)))
                .filter(type::mayBe);
    }
}
