package dev.parapet.remediations.tls_elb;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/**
 * A listener of an application load balancer.
 *
 * @param protocol {@code HTTP} or {@code HTTPS}
 * @param does what it does with what no rule takes
 * @param forward where it forwards to, when that is what it does
 * @param plainRules for HTTP: the ARNs of the rules that forward, or redirect to HTTP, before the default is asked
 */
record Listener(
        String arn, int port, String protocol, Does does, Optional<DefaultAction> forward, List<String> plainRules) {
    /** What a listener may do. */
    enum Does {
        FORWARD,
        TO_HTTPS,
        TO_HTTP,
        /** A fixed response: nothing behind the load balancer is reached. */
        ANSWER
    }

    Listener {
        plainRules = List.copyOf(plainRules);
    }

    boolean http() {
        return protocol.equals("HTTP");
    }

    /** Whether what it takes in clear goes on in clear. */
    boolean open() {
        return http() && (does == Does.FORWARD || does == Does.TO_HTTP || !plainRules.isEmpty());
    }

    /** Whether clients that are sent here get an answer from the application. */
    boolean takesRedirects() {
        return protocol.equals("HTTPS") && does == Does.FORWARD;
    }

    static Listener of(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener listener, List<Rule> rules) {
        return new Listener(
                listener.listenerArn(),
                listener.port(),
                listener.protocolAsString(),
                does(listener.defaultActions()),
                listener.defaultActions().stream()
                        .filter(action -> "forward".equals(action.typeAsString()))
                        .findFirst()
                        .map(DefaultAction::of),
                rules.stream()
                        .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
                        .filter(rule -> does(rule.actions()) == Does.FORWARD || does(rule.actions()) == Does.TO_HTTP)
                        .map(Rule::ruleArn)
                        .toList());
    }

    /** The last action is what is done; those before it (on HTTPS) authenticate. */
    private static Does does(List<Action> actions) {
        Action last = actions.getLast();
        return switch (last.typeAsString()) {
            case "forward" -> Does.FORWARD;
            case "redirect" -> toHttps(last.redirectConfig()) ? Does.TO_HTTPS : Does.TO_HTTP;
            default -> Does.ANSWER;
        };
    }

    /** A redirect without a protocol keeps that of the request, as {@code #{protocol}} does. */
    private static boolean toHttps(RedirectActionConfig redirect) {
        return "HTTPS".equals(redirect.protocol());
    }
}
