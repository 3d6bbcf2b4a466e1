package dev.parapet.remediations.tls_elb;

import java.util.List;
import java.util.stream.Stream;

/** What a person does where a redirect would lead nowhere, or would not be asked. */
final class ByHand {
    private ByHand() {}

    /** A certificate, a listener, a way in; the redirect is then made by the guardrail. */
    static List<String> listener(LoadBalancer balancer, Listener plain) {
        String target = plain.forward().stream()
                .flatMap(forward -> forward.targets().stream())
                .map(DefaultAction.Weighted::targetGroup)
                .findFirst()
                .orElse("TARGET_GROUP_ARN");
        return List.of(
                "get a certificate for the name that clients use: aws acm request-certificate --domain-name NAME --validation-method DNS",
                "aws elbv2 create-listener --load-balancer-arn %s --protocol HTTPS --port 443 --certificates CertificateArn=CERTIFICATE_ARN --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06 --default-actions Type=forward,TargetGroupArn=%s"
                        .formatted(balancer.arn(), target),
                "let clients reach port 443 in the security groups of the load balancer",
                "the next sweep redirects port %d there".formatted(plain.port()));
    }

    static List<String> https(LoadBalancer balancer) {
        return List.of(
                "see what HTTPS does: aws elbv2 describe-listeners --load-balancer-arn " + balancer.arn(),
                "make an HTTPS listener forward to the application by default; the next sweep then redirects to it");
    }

    /** Rules come before the default action, and each has its own conditions. */
    static List<String> rules(List<Listener> open, Listener secure) {
        Stream<String> rules = open.stream()
                .flatMap(listener -> listener.plainRules().stream())
                .map(rule -> "aws elbv2 modify-rule --rule-arn %s --actions %s".formatted(rule, redirect(secure)));
        Stream<String> defaults = open.stream()
                .filter(listener ->
                        listener.does() == Listener.Does.FORWARD || listener.does() == Listener.Does.TO_HTTP)
                .map(listener -> "aws elbv2 modify-listener --listener-arn %s --default-actions %s"
                        .formatted(listener.arn(), redirect(secure)));
        return Stream.of(
                        Stream.of(
                                "see that HTTPS on port %d has the same rules: aws elbv2 describe-rules --listener-arn %s"
                                        .formatted(secure.port(), secure.arn())),
                        rules,
                        defaults)
                .flatMap(steps -> steps)
                .toList();
    }

    private static String redirect(Listener secure) {
        return "'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=%d,StatusCode=HTTP_301}'".formatted(secure.port());
    }
}
