package dev.parapet.remediations.iam_key_created;

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
import dev.parapet.core.Parameter;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.remediations.shared.AgedKey;
import dev.parapet.remediations.shared.AgedKey.Kind;
import dev.parapet.remediations.shared.AgedKeys;
import dev.parapet.remediations.shared.Instead;
import dev.parapet.remediations.shared.OtherCredentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever makes a long-lived key hears what to use instead. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamKeyCreated implements Guardrail<AgedKey> {
    private static final String ALLOWED = "allowed-users";

    private static final Control CONTROL = new Control(
            "iam-key-created",
            "No new long-lived credentials are made",
            "A key that is made today is the one that leaks next year; roles leave nothing to leak.",
            Severity.MEDIUM,
            Family.IDENTITY,
            AgedKeys.TYPE,
            List.of(new ApiCall(
                    "iam",
                    "iam.amazonaws.com",
                    List.of("CreateAccessKey", "CreateServiceSpecificCredential", "UploadSigningCertificate"))),
            List.of(),
            List.of(
                    allow("iam:ListAccessKeys", "user/*"),
                    allow("iam:GetAccessKeyLastUsed", "user/*"),
                    allow("iam:ListServiceSpecificCredentials", "user/*"),
                    allow("iam:ListSigningCertificates", "user/*")),
            List.of("ID-2"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.2", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17", "judgement")),
            List.of(new Parameter(ALLOWED, "Users that may have keys, as a list; * stands for anything.", "none")));

    private final List<String> allowed;

    /** Every new key is told of. */
    public IamKeyCreated() {
        this(List.of());
    }

    private IamKeyCreated(List<String> allowed) {
        this.allowed = allowed;
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.NONE;
    }

    @Override
    public Class<AgedKey> state() {
        return AgedKey.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of();
    }

    @Override
    public Guardrail<AgedKey> with(Map<String, JsonNode> parameters) {
        JsonNode users = parameters.get(ALLOWED);
        if (parameters.size() != (users == null ? 0 : 1) || (users != null && !users.isArray())) {
            throw new IllegalArgumentException(
                    "iam-key-created takes only %s, a list of user names".formatted(ALLOWED));
        }
        return new IamKeyCreated(
                users == null
                        ? List.of()
                        : users.valueStream().map(JsonNode::asText).toList());
    }

    /** A key of the root user is another guardrail's matter, and its event names no user. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call ? made(call) : List.of();
    }

    private static List<Target> made(Finding.ApiActivity call) {
        return switch (call.name()) {
            case "CreateServiceSpecificCredential" ->
                made(call, Kind.SERVICE_CREDENTIAL, "serviceSpecificCredential", "serviceSpecificCredentialId");
            case "UploadSigningCertificate" -> made(call, Kind.CERTIFICATE, "certificate", "certificateId");
            default -> made(call, Kind.ACCESS_KEY, "accessKey", "accessKeyId");
        };
    }

    private static List<Target> made(Finding.ApiActivity call, Kind kind, String answer, String idName) {
        JsonNode credential = call.response().path(answer);
        String id = credential.path(idName).asText("");
        String user = credential.path("userName").asText("");
        boolean root = call.caller().filter(arn -> arn.endsWith(":root")).isPresent()
                && call.request().path("userName").isMissingNode();
        return id.matches("\\w{16,128}") && user.matches("[\\w+=,.@-]{1,64}") && !root
                ? List.of(new Target(call.origin().global(kind.type(), id), Map.of(AgedKeys.OWNER, user)))
                : List.of();
    }

    @Override
    public Optional<AgedKey> observe(Target target, Aws aws) {
        return target.resource().type().equals(AgedKeys.TYPE)
                ? AgedKeys.in(aws).find(target)
                : OtherCredentials.in(aws).find(target);
    }

    @Override
    public Decision decide(Target target, AgedKey key) {
        if (!key.active()) {
            return new Compliant("the %s is inactive".formatted(key.noun()));
        }
        if (allowed.stream().anyMatch(glob -> key.user().matches(pattern(glob)))) {
            return new Compliant("the settings let user %s have keys".formatted(key.user()));
        }
        return new Escalate(
                "user %s has a new long-lived %s".formatted(key.user(), key.noun()),
                Instead.of(key, target.resource().account()));
    }

    private static String pattern(String glob) {
        return "\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E";
    }

    @Override
    public boolean untouchedSince(AgedKey left, AgedKey now) {
        return left.same(now);
    }
}
