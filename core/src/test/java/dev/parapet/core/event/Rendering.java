package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.Principal;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A reading as a person reviews it: a few lines that name everything that was taken from the event. */
final class Rendering {
    private Rendering() {}

    static String of(Reading reading) {
        return switch (reading) {
            case Reading.Findings found ->
                found.findings().stream().map(Rendering::finding).collect(Collectors.joining());
            case Reading.Ignored ignored -> "ignored: " + ignored.reason() + "\n";
            case Reading.Rejected rejected -> "rejected: " + rejected.reason() + "\n";
        };
    }

    private static String finding(Finding finding) {
        Stream<String> head = Stream.of("finding " + word(finding) + " " + finding.kind(), origin(finding.origin()));
        return Stream.concat(head, facts(finding).stream().map(fact -> "  " + fact))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String word(Finding finding) {
        return switch (finding) {
            case Finding.GuardDuty g -> "guardduty";
            case Finding.ConfigNoncompliance c -> "config rule";
            case Finding.ConfigChange c -> "config";
            case Finding.ApiActivity a -> "call " + a.service();
            case Finding.SecurityHub s -> "securityhub";
            case Finding.HealthNotice h -> "health";
            case Finding.ExternalAccess e -> "accessanalyzer";
        };
    }

    private static String origin(Origin origin) {
        return "  account %s of %s %s, sent by %s at %s"
                .formatted(origin.account(), origin.partition(), origin.region(), origin.sender(), origin.time());
    }

    private static List<String> facts(Finding finding) {
        return switch (finding) {
            case Finding.GuardDuty g ->
                Stream.concat(
                                g.principals().stream().map(Rendering::principal),
                                g.resources().stream().map(Rendering::resource))
                        .toList();
            case Finding.ConfigNoncompliance c -> List.of(resource(c.resource()));
            case Finding.ConfigChange c -> List.of(resource(c.resource()));
            case Finding.ApiActivity a -> call(a);
            case Finding.SecurityHub s ->
                s.resources().stream().map(Rendering::resource).toList();
            case Finding.HealthNotice h ->
                h.entities().stream().map(key -> "key " + key).toList();
            case Finding.ExternalAccess e -> List.of(resource(e.resource()));
        };
    }

    private static List<String> call(Finding.ApiActivity call) {
        return List.of(
                "caller " + or(call.caller()),
                "session " + or(call.sessionName()),
                "request " + (call.request().isMissingNode() ? "none" : "given"),
                "response " + (call.response().isMissingNode() ? "none" : "given"));
    }

    private static String principal(Principal principal) {
        return "principal %s %s, key %s, account %s"
                .formatted(principal.type(), or(principal.name()), or(principal.accessKeyId()), principal.account());
    }

    private static String resource(ResourceId resource) {
        return "resource " + resource;
    }

    private static String or(Optional<String> text) {
        return text.orElse("-");
    }
}
