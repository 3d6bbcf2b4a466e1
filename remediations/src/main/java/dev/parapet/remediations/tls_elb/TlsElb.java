package dev.parapet.remediations.tls_elb;

import static dev.parapet.core.Permission.allow;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.parapet.core.Origin;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** An application load balancer sends clients that come over HTTP to its HTTPS listener. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsElb implements Guardrail<LoadBalancer> {
    private static final String TYPE = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    private static final Control CONTROL = new Control(
            "tls-elb",
            "Application load balancers redirect HTTP to HTTPS",
            "What a client sends over plain HTTP, passwords and session cookies with it, is read and changed by whoever sits on the way.",
            Severity.MEDIUM,
            Family.NETWORK,
            TYPE,
            List.of(
                    new ApiCall(
                            "elasticloadbalancing",
                            "elasticloadbalancing.amazonaws.com",
                            List.of("CreateListener", "ModifyListener", "CreateRule")),
                    new ConfigRule("alb-http-to-https-redirection-check", TYPE),
                    new SecurityHubControl("ELB.1")),
            List.of(SetDefaultAction.EFFECT),
            List.of(
                    allow("elasticloadbalancing:DescribeLoadBalancers", "*"),
                    allow("elasticloadbalancing:DescribeListeners", "*"),
                    allow("elasticloadbalancing:DescribeRules", "*"),
                    allow("elasticloadbalancing:ModifyListener", "listener/app/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "ELB.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-4 AC-17(2) IA-5(1) SC-7(4) SC-8 SC-8(1) SC-8(2) SC-12(3) SC-13 SC-23 SC-23(3) SI-7(6)",
                            "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement")),
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
    public Class<LoadBalancer> state() {
        return LoadBalancer.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetDefaultAction.class);
    }

    /** Network and gateway load balancers are not in question: they do not speak HTTP. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().toList()
                : finding.named(TYPE).stream()
                        .filter(target -> target.resource().id().contains(":loadbalancer/app/"))
                        .toList();
    }

    /** A listener's ARN is its load balancer's with one more part. */
    private static Optional<Target> calledFor(Finding.ApiActivity call) {
        Origin origin = call.origin();
        Pattern application =
                Pattern.compile("arn:%s:elasticloadbalancing:%s:%s:loadbalancer/app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}"
                        .formatted(origin.partition(), origin.region(), origin.account()));
        String listener = call.request().path("listenerArn").asText("");
        return Stream.of(
                        call.request().path("loadBalancerArn").asText(""),
                        listener.replaceFirst(":listener/", ":loadbalancer/").replaceFirst("/[0-9a-f]{16}$", ""))
                .filter(arn -> application.matcher(arn).matches())
                .findFirst()
                .map(arn -> Target.of(origin.resource(TYPE, arn)));
    }

    @Override
    public Optional<LoadBalancer> observe(Target target, Aws aws) {
        ElasticLoadBalancingV2Client elb = aws.client(ElasticLoadBalancingV2Client::builder);
        String arn = target.resource().id();
        try {
            return Optional.of(new LoadBalancer(
                    arn,
                    elb.describeListenersPaginator(request -> request.loadBalancerArn(arn)).listeners().stream()
                            .map(listener -> Listener.of(
                                    listener,
                                    listener.protocolAsString().equals("HTTP")
                                            ? rules(elb, listener.listenerArn())
                                            : List.of()))
                            .toList()));
        } catch (LoadBalancerNotFoundException gone) {
            return Optional.empty();
        }
    }

    private static List<Rule> rules(ElasticLoadBalancingV2Client elb, String listener) {
        return elb.describeRulesPaginator(request -> request.listenerArn(listener)).rules().stream()
                .toList();
    }

    @Override
    public Stream<Seen<LoadBalancer>> survey(Place place, Aws aws) {
        return aws
                .client(ElasticLoadBalancingV2Client::builder)
                .describeLoadBalancersPaginator()
                .loadBalancers()
                .stream()
                .filter(balancer -> balancer.type() == LoadBalancerTypeEnum.APPLICATION)
                .map(balancer -> Seen.named(place.resource(TYPE, balancer.loadBalancerArn())));
    }

    @Override
    public Decision decide(Target target, LoadBalancer balancer) {
        List<Listener> open = balancer.open();
        if (open.isEmpty()) {
            return new Compliant("nothing behind the load balancer is reached over HTTP");
        }
        String fault = "the application is reached over HTTP on "
                + open.stream().map(listener -> "port " + listener.port()).collect(joining(" and "));
        return balancer.secure()
                .map(secure -> redirect(target, open, secure, fault))
                .orElseGet(() -> nowhere(balancer, open.getFirst(), fault));
    }

    private static Decision nowhere(LoadBalancer balancer, Listener plain, String fault) {
        return balancer.hasHttps()
                ? new Escalate(
                        fault
                                + ", and no HTTPS listener forwards by default: a redirect could lead nowhere, or in a circle",
                        ByHand.https(balancer))
                : new Escalate(
                        fault + ", and there is no HTTPS listener to redirect to", ByHand.listener(balancer, plain));
    }

    private static Decision redirect(Target target, List<Listener> open, Listener secure, String fault) {
        if (open.stream().anyMatch(listener -> !listener.plainRules().isEmpty())) {
            return new Escalate(
                    fault + ", and rules with conditions of their own forward there before the default action is asked",
                    ByHand.rules(open, secure));
        }
        if (open.stream().anyMatch(listener -> listener.does() == Listener.Does.TO_HTTP)) {
            return new Escalate(
                    fault + ", by a redirect that leads to HTTP again; only its owner knows where it should lead",
                    ByHand.rules(open, secure));
        }
        List<Action> actions = open.stream()
                .<Action>map(listener -> new SetDefaultAction(
                        listener.arn(),
                        listener.port(),
                        listener.forward().orElseThrow(),
                        DefaultAction.redirectTo(secure.port())))
                .toList();
        return new Remediate(new Plan(target.resource(), actions), fault);
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        JsonNode action = call.request().path("defaultActions");
        return call.name().equals("ModifyListener")
                && action.size() == 1
                && action.at("/0/type").asText("").equals("redirect")
                && action.at("/0/redirectConfig/protocol").asText("").equals("HTTPS");
    }
}
