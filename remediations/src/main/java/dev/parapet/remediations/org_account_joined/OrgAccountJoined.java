package dev.parapet.remediations.org_account_joined;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ServiceEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sts.StsClient;

/** No account joins the organization without being swept. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class OrgAccountJoined implements Guardrail<OrgAccountJoined.Joined> {
    private static final String TYPE = "AWS::Organizations::Account";
    private static final String HANDSHAKE = "handshake";

    private static final Control CONTROL = new Control(
            "org-account-joined",
            "Accounts that join the organization are swept at once",
            "An account brings in whatever was open in it before, and no event will ever tell of that.",
            Severity.HIGH,
            Family.ORGANIZATION,
            TYPE,
            List.of(
                    new ServiceEvent("organizations", List.of("CreateAccountResult")),
                    new ApiCall("organizations", "organizations.amazonaws.com", List.of("AcceptHandshake"))),
            List.of(),
            List.of(allow("sts:GetCallerIdentity", "*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Account.2", "securityhub"),
                    Mapping.of("nist-800-53-r5", "CA-9(1) CM-2", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.15", "judgement")),
            List.of());

    /**
     * An account that can be looked into.
     *
     * @param role the one under which it answered
     */
    public record Joined(String role) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    /** A sweep is what this asks for. */
    @Override
    public Sweep sweep() {
        return Sweep.NONE;
    }

    @Override
    public Class<Joined> state() {
        return Joined.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of();
    }

    /** A new account speaks for itself from the first event; one that was invited accepts in its own name. */
    @Override
    public List<Target> targets(Finding finding) {
        ResourceId account = finding.origin().global(TYPE, finding.origin().account());
        return finding instanceof Finding.ApiActivity call ? List.of(new Target(account, handshake(call))) : List.of();
    }

    private static Map<String, String> handshake(Finding.ApiActivity call) {
        JsonNode action = call.response().path("handshake").path("action");
        return action.asText("").matches("[A-Z_]{1,64}") ? Map.of(HANDSHAKE, action.asText()) : Map.of();
    }

    /** Answers under the role of a family, or is refused: then people are told that the account cannot be entered. */
    @Override
    public Optional<Joined> observe(Target target, Aws aws) {
        String caller = aws.client(StsClient::builder).getCallerIdentity().arn();
        return Optional.of(new Joined(caller));
    }

    @Override
    public Decision decide(Target target, Joined joined) {
        Optional<String> other = target.hint(HANDSHAKE).filter(action -> !action.equals("INVITE"));
        if (other.isPresent()) {
            return new Compliant("the handshake was about %s, and no account joined by it".formatted(other.get()));
        }
        String account = target.resource().id();
        return new Escalate(
                "account %s has joined the organization, and is swept for what it brings".formatted(account),
                List.of(
                        "Read what the sweep finds: ./parapet sweep --mode report --account " + account,
                        "Exempt what is meant, and have the rest repaired: ./parapet sweep --mode enforce --account %s --state DIR"
                                .formatted(account)));
    }

    @Override
    public boolean welcomes(Decision decision) {
        return decision instanceof Escalate;
    }
}
