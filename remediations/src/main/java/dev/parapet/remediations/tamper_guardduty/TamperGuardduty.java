package dev.parapet.remediations.tamper_guardduty;

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
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** GuardDuty watches, in every region, and nobody hides findings from it unseen. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TamperGuardduty implements Guardrail<Watch> {
    private static final String TYPE = "AWS::::Account";

    private static final Control CONTROL = new Control(
            "tamper-guardduty",
            "GuardDuty watches every region in use",
            "A detector that is off, or told whom to trust, sees nothing of an attack that goes on in front of it.",
            Severity.CRITICAL,
            Family.TELEMETRY,
            TYPE,
            List.of(
                    new ApiCall(
                            "guardduty",
                            "guardduty.amazonaws.com",
                            List.of(
                                    "DeleteDetector",
                                    "UpdateDetector",
                                    "DisassociateFromAdministratorAccount",
                                    "DisassociateFromMasterAccount",
                                    "CreateFilter",
                                    "UpdateFilter",
                                    "CreateIPSet",
                                    "UpdateIPSet",
                                    "CreateTrustedEntitySet",
                                    "UpdateTrustedEntitySet")),
                    new ConfigRule("guardduty-enabled-centralized", TYPE),
                    new SecurityHubControl("GuardDuty.1")),
            List.of(SetDetector.EFFECT),
            List.of(
                    allow("guardduty:ListDetectors", "*"),
                    allow("guardduty:GetDetector", "detector/*"),
                    allow("guardduty:GetAdministratorAccount", "*"),
                    allow("guardduty:GetFilter", "detector/*/filter/*"),
                    allow("guardduty:GetIPSet", "detector/*/ipset/*"),
                    allow("guardduty:GetTrustedEntitySet", "detector/*/trustedentityset/*"),
                    allow("guardduty:UpdateDetector", "detector/*")),
            List.of("DET-1"),
            List.of(
                    Mapping.of("fsbp", "GuardDuty.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-2(12) AU-6(1) AU-6(5) CA-7 CM-8(3) RA-3(4) SA-8(19) SA-8(21) SA-8(25) SA-11(1) SA-11(6) SA-15(2) SA-15(8) SC-5 SC-5(1) SC-5(3) SI-3(8) SI-4 SI-4(1) SI-4(2) SI-4(4) SI-4(5) SI-4(13) SI-4(22) SI-4(25) SI-20",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "11.5.1", "securityhub"),
                    Mapping.of("soc2", "CC6.8 CC7.1 CC7.2", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.16", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(A) 164.308(a)(1)(ii)(D) 164.308(a)(3)(ii)(A) 164.308(a)(5)(ii)(C) 164.308(a)(6)(i) 164.308(a)(6)(ii) 164.308(a)(8) 164.312(b) 164.312(e)(2)(i)",
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
    public Class<Watch> state() {
        return Watch.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetDetector.class);
    }

    /** The account, of which each region has one detector; what a call did to it is a hint. */
    @Override
    public List<Target> targets(Finding finding) {
        ResourceId account = finding.origin().resource(TYPE, finding.origin().account());
        return List.of(
                finding instanceof Finding.ApiActivity call ? new Target(account, Hints.of(call)) : Target.of(account));
    }

    @Override
    public Stream<Seen<Watch>> survey(Place place, Aws aws) {
        return Stream.of(Seen.named(place.account(TYPE)));
    }

    @Override
    public Optional<Watch> observe(Target target, Aws aws) {
        return Optional.of(Watch.through(target, aws));
    }

    @Override
    public Decision decide(Target target, Watch watch) {
        ResourceId account = target.resource();
        if (watch.detector().isEmpty()) {
            return new Escalate("GuardDuty has no detector in this region", ByHand.detector(account));
        }
        String detector = watch.detector().get();
        if (!watch.enabled()) {
            Action action = new SetDetector(detector, false, true);
            return new Remediate(new Plan(account, List.of(action)), "GuardDuty is suspended in this region");
        }
        if (watch.left()) {
            return new Escalate(
                    "the account has left its GuardDuty administrator, who sees none of its findings any more",
                    ByHand.invite(account, detector));
        }
        if (!watch.off().isEmpty()) {
            return new Escalate(
                    "GuardDuty was told to stop watching " + String.join(", ", watch.off()),
                    ByHand.features(account, detector, watch.off()));
        }
        return watch.blind()
                .<Decision>map(blind -> new Escalate(blind.says(), ByHand.blind(account, detector, blind)))
                .orElseGet(() -> new Compliant("GuardDuty watches this region"));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("UpdateDetector")
                && call.request().path("enable").asBoolean(false)
                && Hints.of(call).isEmpty();
    }

    /** What hides findings was there before and after; only the switch is ours. */
    @Override
    public boolean untouchedSince(Watch left, Watch now) {
        return left.detector().equals(now.detector()) && left.enabled() == now.enabled();
    }
}
