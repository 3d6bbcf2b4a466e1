package dev.parapet.remediations.iam_root_activity;

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
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.core.Trigger.RootActivity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Whatever the root user does is told. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamRootActivity implements Guardrail<Deed> {
    private static final String TYPE = "AWS::::Account";
    /** What GuardDuty's findings have for a service. */
    private static final String GUARDDUTY = "GuardDuty";

    private static final Control CONTROL = new Control(
            "iam-root-activity",
            "The root user does nothing",
            "What root does no policy of the account can stop, so somebody should know of it.",
            Severity.HIGH,
            Family.IDENTITY,
            TYPE,
            List.of(
                    new RootActivity(),
                    new GuardDutyType(List.of(
                            "Policy:IAMUser/RootCredentialUsage", "Policy:IAMUser/ShortTermRootCredentialUsage"))),
            List.of(),
            List.of(allow("iam:GetAccountSummary", "*")),
            List.of("ID-1"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC7.2", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.2 A.8.15", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.NONE;
    }

    @Override
    public Class<Deed> state() {
        return Deed.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of();
    }

    /** What a service does as root for itself, it says it was invoked by; that is nobody's doing. */
    @Override
    public List<Target> targets(Finding finding) {
        String service = finding instanceof Finding.ApiActivity call ? call.service() : GUARDDUTY;
        return List.of(new Target(
                finding.origin().global(TYPE, finding.origin().account()),
                Map.of("call", finding.kind(), "service", service)));
    }

    /** There is no state to read; that the account can be entered at all says that it is ours to speak of. */
    @Override
    public Optional<Deed> observe(Target target, Aws aws) {
        aws.client(IamClient::builder).getAccountSummary();
        return Optional.of(new Deed(
                target.hint("call").orElse("something"), target.hint("service").orElse("a service")));
    }

    @Override
    public Decision decide(Target target, Deed deed) {
        String account = target.resource().account();
        if (Calls.onlyLooks(deed.call())) {
            return new Compliant("the root user looked and changed nothing; its sign-in was told");
        }
        return new Escalate(
                told(account, deed),
                List.of(
                        "ask whoever holds the root credentials of %s whether it was them".formatted(account),
                        "if not: change the password and the MFA device of root, delete its keys (iam-root-key), and look through CloudTrail for what else came from there",
                        "if so: let the task be done by a role, or by a root session for the task alone (sts:AssumeRoot)"));
    }

    private static String told(String account, Deed deed) {
        return deed.service().equals(GUARDDUTY)
                ? "GuardDuty saw the root user of %s at work: %s".formatted(account, deed.call())
                : "the root user of %s called %s of %s".formatted(account, deed.call(), deed.service());
    }
}
