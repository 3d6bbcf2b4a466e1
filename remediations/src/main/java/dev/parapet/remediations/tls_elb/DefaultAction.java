package dev.parapet.remediations.tls_elb;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * What a listener does with what no rule takes: forwards to target groups, or redirects to HTTPS.
 *
 * @param targets where it forwards to; empty for a redirect
 * @param stickySeconds how long a client stays with the target group it was given first, where it does
 * @param redirectPort the port of HTTPS it redirects to
 */
record DefaultAction(List<Weighted> targets, Optional<Integer> stickySeconds, Optional<Integer> redirectPort) {
    /** A target group and its share of the requests. */
    record Weighted(String targetGroup, int weight) {}

    DefaultAction {
        targets = List.copyOf(targets);
    }

    static DefaultAction redirectTo(int port) {
        return new DefaultAction(List.of(), Optional.empty(), Optional.of(port));
    }

    /** ELB shows one target group in a short form, several with their weights only in the long one. */
    static DefaultAction of(Action forward) {
        ForwardActionConfig config = forward.forwardConfig();
        if (config == null || config.targetGroups().isEmpty()) {
            return new DefaultAction(
                    List.of(new Weighted(forward.targetGroupArn(), 1)), Optional.empty(), Optional.empty());
        }
        return new DefaultAction(
                config.targetGroups().stream().map(DefaultAction::weighted).toList(),
                Optional.ofNullable(config.targetGroupStickinessConfig())
                        .filter(sticky -> Boolean.TRUE.equals(sticky.enabled()))
                        .map(TargetGroupStickinessConfig::durationSeconds),
                Optional.empty());
    }

    private static Weighted weighted(TargetGroupTuple group) {
        return new Weighted(group.targetGroupArn(), group.weight() == null ? 1 : group.weight());
    }

    Action action() {
        return redirectPort.map(DefaultAction::redirect).orElseGet(this::forward);
    }

    /** Host, path and query stay as the client sent them when a redirect does not name them. */
    private static Action redirect(int port) {
        return Action.builder()
                .type(ActionTypeEnum.REDIRECT)
                .redirectConfig(to -> to.protocol("HTTPS")
                        .port(Integer.toString(port))
                        .statusCode(RedirectActionStatusCodeEnum.HTTP_301))
                .build();
    }

    private Action forward() {
        List<TargetGroupTuple> groups = targets.stream()
                .map(target -> TargetGroupTuple.builder()
                        .targetGroupArn(target.targetGroup())
                        .weight(target.weight())
                        .build())
                .toList();
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(to -> to.targetGroups(groups)
                        .targetGroupStickinessConfig(sticky ->
                                sticky.enabled(stickySeconds.isPresent()).durationSeconds(stickySeconds.orElse(null))))
                .build();
    }

    /** {@code forward to orders, orders-next}, {@code redirect to HTTPS on port 443}. */
    @Override
    public String toString() {
        return redirectPort
                .map(port -> "redirect to HTTPS on port " + port)
                .orElseGet(() -> targets.stream()
                        .map(target -> target.targetGroup().split("/", -1)[1])
                        .collect(joining(", ", "forward to ", "")));
    }
}
