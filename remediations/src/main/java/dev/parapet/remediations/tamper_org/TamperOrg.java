package dev.parapet.remediations.tamper_org;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.GuardDutyType;
import java.util.List;
import java.util.Optional;

/** Nobody loosens the organization's own guardrails unseen. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TamperOrg implements Guardrail<TamperOrg.Standing> {
    private static final Control CONTROL = new Control(
            "tamper-org",
            "The organization's policies, accounts and administrators stay as they are",
            "One detached policy opens every account below it, and one account outside the organization is beyond all of them.",
            Severity.CRITICAL,
            Family.ORGANIZATION,
            Change.POLICY,
            List.of(
                    new ApiCall(
                            "organizations",
                            "organizations.amazonaws.com",
                            List.of(
                                    "DetachPolicy",
                                    "UpdatePolicy",
                                    "DeletePolicy",
                                    "DisablePolicyType",
                                    "LeaveOrganization",
                                    "RemoveAccountFromOrganization",
                                    "CloseAccount",
                                    "MoveAccount",
                                    "DeregisterDelegatedAdministrator",
                                    "DisableAWSServiceAccess")),
                    new GuardDutyType(List.of("DefenseImpairment:Organizations/"))),
            List.of(),
            List.of(
                    allow("organizations:ListTargetsForPolicy", "policy/*"),
                    allow("organizations:DescribePolicy", "policy/*"),
                    allow("organizations:ListRoots", "*"),
                    allow("organizations:DescribeOrganization", "*"),
                    allow("organizations:DescribeAccount", "account/*"),
                    allow("organizations:ListParents", "account/*"),
                    allow("organizations:ListDelegatedAdministrators", "*"),
                    allow("organizations:ListAWSServiceAccessForOrganization", "*")),
            List.of("ORG-1", "ORG-2"),
            List.of(
                    Mapping.of("fsbp", "Account.2", "securityhub"),
                    Mapping.of("nist-800-53-r5", "CA-9(1) CM-2", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.15", "judgement")),
            List.of());

    /**
     * What the decision needs of what was changed.
     *
     * @param back whether somebody has put it back by now
     * @param name what people call the policy, where it has a name still
     */
    public record Standing(boolean back, Optional<String> name) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    /** An organization as such has no fault: only a change tells that it was otherwise. */
    @Override
    public Sweep sweep() {
        return Sweep.NONE;
    }

    @Override
    public Class<Standing> state() {
        return Standing.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of();
    }

    @Override
    public List<Target> targets(Finding finding) {
        return Change.in(finding).stream().toList();
    }

    @Override
    public Optional<Standing> observe(Target target, Aws aws) {
        return Optional.of(Look.at(target, aws));
    }

    @Override
    public Decision decide(Target target, Standing standing) {
        return standing.back()
                ? new Compliant("somebody has put it back: " + Change.says(target, standing))
                : new Escalate(
                        "%s, by %s"
                                .formatted(
                                        Change.says(target, standing),
                                        target.hint(Change.BY).orElse("somebody whom the finding does not name")),
                        ByHand.of(target));
    }
}
