package dev.parapet.remediations.tamper_cloudtrail;

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
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An account's own trails record, and record every call. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TamperCloudtrail implements Guardrail<Trails> {
    private static final String TYPE = "AWS::::Account";

    /** A trail's name, alone or at the end of its ARN. */
    private static final Pattern NAME =
            Pattern.compile("(?:arn:[\\w-]+:cloudtrail:[\\w-]+:\\d{12}:trail/)?([A-Za-z0-9][\\w.-]{1,126}[A-Za-z0-9])");

    private static final Control CONTROL = new Control(
            "tamper-cloudtrail",
            "Trails record every management call",
            "The first thing an intruder turns off is the record of what comes next.",
            Severity.CRITICAL,
            Family.TELEMETRY,
            TYPE,
            List.of(
                    new ApiCall(
                            "cloudtrail",
                            "cloudtrail.amazonaws.com",
                            List.of("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors")),
                    // The name is the end of the rule for several regions, too.
                    new ConfigRule("cloudtrail-enabled", TYPE),
                    new ConfigRule("cloudtrail-security-trail-enabled", TYPE),
                    new GuardDutyType(List.of("Stealth:IAMUser/CloudTrailLoggingDisabled")),
                    new SecurityHubControl("CloudTrail.1"),
                    new SecurityHubControl("CloudTrail.3")),
            List.of(SetLogging.START, SetLogging.STOP, SetSelectors.EFFECT),
            List.of(
                    allow("cloudtrail:DescribeTrails", "*"),
                    allow("cloudtrail:GetTrailStatus", "trail/*"),
                    allow("cloudtrail:GetEventSelectors", "trail/*"),
                    allow("cloudtrail:StartLogging", "trail/*"),
                    allow("cloudtrail:StopLogging", "trail/*"),
                    allow("cloudtrail:PutEventSelectors", "trail/*")),
            List.of("LOG-1"),
            List.of(
                    Mapping.of("fsbp", "CloudTrail.1 CloudTrail.3", "securityhub"),
                    Mapping.of("cis-5.0", "3.1", "prowler"),
                    Mapping.of("cis-7.0", "4.1", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-2(4) AC-4(26) AC-6(9) AU-2 AU-3 AU-6(3) AU-6(4) AU-10 AU-12 AU-14(1) CA-7 SA-8(22) SC-7(9) SI-3(8) SI-4(20) SI-7(8)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "10.2.1", "securityhub"),
                    Mapping.of("soc2", "CC7.2", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.15 A.8.16", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(D) 164.308(a)(3)(ii)(A) 164.308(a)(6)(ii) 164.312(b) 164.312(e)(2)(i)",
                            "prowler")),
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
    public Class<Trails> state() {
        return Trails.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetLogging.class, SetSelectors.class);
    }

    /** The account, in whose region all trails at home there are looked at; what a call did to one of them is a hint. */
    @Override
    public List<Target> targets(Finding finding) {
        ResourceId account = finding.origin().resource(TYPE, finding.origin().account());
        return List.of(
                finding instanceof Finding.ApiActivity call ? new Target(account, hints(call)) : Target.of(account));
    }

    private static Map<String, String> hints(Finding.ApiActivity call) {
        Optional<String> trail = Stream.of(
                        call.request().path("name"), call.request().path("trailName"))
                .map(name -> NAME.matcher(name.asText("")))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .findFirst();
        if (trail.isEmpty()) {
            return Map.of();
        }
        return switch (call.name()) {
            case "DeleteTrail" -> Map.of("deleted", trail.get());
            case "PutEventSelectors" -> Map.of("reselected", trail.get());
            case "UpdateTrail" -> Map.of("updated", trail.get(), "asked", asked(call.request()));
            default -> Map.of();
        };
    }

    /** What an update asked for that may have been a loss. */
    private static String asked(JsonNode request) {
        return Stream.of("s3BucketName", "isMultiRegionTrail", "includeGlobalServiceEvents", "enableLogFileValidation")
                .filter(field -> asksLess(request.path(field)))
                .collect(joining(" "));
    }

    private static boolean asksLess(JsonNode value) {
        return value.isTextual() || (value.isBoolean() && !value.asBoolean());
    }

    @Override
    public Stream<Seen<Trails>> survey(Place place, Aws aws) {
        return Stream.of(Seen.named(place.account(TYPE)));
    }

    @Override
    public Optional<Trails> observe(Target target, Aws aws) {
        return Optional.of(Trails.at(target.resource(), aws));
    }

    @Override
    public Decision decide(Target target, Trails trails) {
        List<Action> actions = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (Trail trail : trails.own()) {
            if (!trail.logging()) {
                actions.add(new SetLogging(trail.name(), false, true));
                faults.add("trail %s does not record".formatted(trail.name()));
            }
            if (blind(target, trail, trails)) {
                faults.add("trail %s does not record every management call".formatted(trail.name()));
                trail.selectors()
                        .widened()
                        .ifPresentOrElse(
                                all -> actions.add(new SetSelectors(trail.name(), trail.selectors(), all)),
                                () -> steps.addAll(ByHand.widen(target.resource(), trail)));
            }
        }
        if (!actions.isEmpty()) {
            return new Remediate(new Plan(target.resource(), actions), String.join("; ", faults));
        }
        return steps.isEmpty() ? told(target, trails) : new Escalate(String.join("; ", faults), steps);
    }

    /**
     * A trail for data events only is fine beside one that records the management calls. Who has just changed a trail's
     * selectors took its own away.
     */
    private static boolean blind(Target target, Trail trail, Trails trails) {
        boolean touched = target.hint("reselected").filter(trail.name()::equals).isPresent();
        return !trail.selectors().all() && (touched || !trails.covered());
    }

    /** What no write of Parapet's can bring back. */
    private static Decision told(Target target, Trails trails) {
        Optional<String> deleted =
                target.hint("deleted").filter(name -> trails.named(name).isEmpty());
        if (deleted.isPresent()) {
            return new Escalate(
                    "trail %s was deleted".formatted(deleted.get()), ByHand.recreate(target.resource(), deleted.get()));
        }
        Optional<Trail> updated = target.hint("updated").flatMap(trails::named);
        List<String> lost = updated.map(trail -> lost(target, trail)).orElse(List.of());
        if (!lost.isEmpty()) {
            return new Escalate(
                    "trail %s was changed and now %s"
                            .formatted(updated.orElseThrow().name(), String.join(", ", lost)),
                    ByHand.restore(target.resource(), updated.orElseThrow()));
        }
        return new Compliant(
                trails.own().isEmpty()
                        ? "no trail of the account's own is at home here"
                        : "every trail of the account's own that is at home here records");
    }

    /** What the update asked for and the trail shows. */
    private static List<String> lost(Target target, Trail trail) {
        String asked = target.hint("asked").orElse("");
        List<String> lost = new ArrayList<>();
        if (asked.contains("s3BucketName")) {
            lost.add("delivers to bucket " + trail.bucket());
        }
        if (asked.contains("isMultiRegionTrail") && !trail.everyRegion()) {
            lost.add("records one region only");
        }
        if (asked.contains("includeGlobalServiceEvents") && !trail.globalServices()) {
            lost.add("leaves out global services");
        }
        if (asked.contains("enableLogFileValidation") && !trail.validated()) {
            lost.add("writes no digests to prove its files by");
        }
        return lost;
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("StartLogging");
    }

    /** Trails that others made since do not matter, nor what they changed besides recording and selectors. */
    @Override
    public boolean untouchedSince(Trails left, Trails now) {
        return left.own().stream()
                .allMatch(trail -> now.named(trail.name())
                        .filter(live -> live.logging() == trail.logging())
                        .filter(live -> live.selectors().equals(trail.selectors()))
                        .isPresent());
    }
}
