package dev.parapet.remediations.iam_role_session_compromised;

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
import dev.parapet.core.Origin;
import dev.parapet.core.Plan;
import dev.parapet.core.Principal;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.remediations.CredentialFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Temporary credentials that an attacker holds must be worth nothing. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamRoleSessionCompromised implements Guardrail<IamRoleSessionCompromised.Sessions> {
    private static final String SEEN_AT = "seenAt";
    private static final String USER_TYPE = "userType";

    /** No working clock is further ahead: AWS refuses requests that are signed with more than this. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Control CONTROL = new Control(
            "iam-role-session-compromised",
            "Temporary credentials that an attacker holds are worth nothing",
            "Stolen session credentials work from anywhere until they expire, which takes up to 36 hours.",
            Severity.CRITICAL,
            Family.IDENTITY,
            Holder.ROLE.type,
            List.of(CredentialFindings.TRIGGER),
            List.of(Holder.ROLE.put(), Holder.USER.put()),
            List.of(
                    allow("iam:GetRole", "role/*"),
                    allow("iam:GetRolePolicy", "role/*"),
                    allow("iam:PutRolePolicy", "role/*"),
                    allow("iam:DeleteRolePolicy", "role/*"),
                    allow("iam:GetUser", "user/*"),
                    allow("iam:GetUserPolicy", "user/*"),
                    allow("iam:PutUserPolicy", "user/*"),
                    allow("iam:DeleteUserPolicy", "user/*")),
            List.of("CMP-1", "DCL-1"),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.2 CC6.3", "judgement"),
                    Mapping.of("iso-27001-2022", "A.5.17 A.5.18", "judgement")),
            List.of());

    /**
     * What the decision needs of a role or user.
     *
     * @param path absent when the deny policy is there already: then the role was writable once
     * @param policy the document of the deny policy, as it stands
     * @param observed when this was read
     */
    public record Sessions(Optional<String> path, Optional<String> policy, Instant observed) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.NONE;
    }

    @Override
    public Class<Sessions> state() {
        return Sessions.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(MoveSessionDeny.class);
    }

    /** Several sessions of one role are one target: the deny covers them all. */
    @Override
    public List<Target> targets(Finding finding) {
        return CredentialFindings.sessions(finding)
                .map(principal -> target(finding.origin(), principal))
                .distinct()
                .toList();
    }

    private static Target target(Origin origin, Principal principal) {
        ResourceId resource = resource(origin, principal);
        return Holder.of(resource).isPresent()
                ? new Target(resource, Map.of(SEEN_AT, origin.time().toString()))
                : new Target(resource, Map.of(USER_TYPE, principal.type()));
    }

    /** What can carry the deny if one is named, else the account in which somebody has to look. */
    private static ResourceId resource(Origin origin, Principal principal) {
        Optional<String> type = switch (principal.type()) {
            case "AssumedRole", "Role" -> Optional.of(Holder.ROLE.type);
            case "IAMUser" -> Optional.of(Holder.USER.type);
            default -> Optional.empty();
        };
        boolean named = type.isPresent() && principal.name().isPresent();
        return new ResourceId(
                origin.partition(),
                principal.account(),
                Origin.homeRegion(origin.partition()),
                named ? type.orElseThrow() : "AWS::::Account",
                named ? principal.name().orElseThrow() : principal.account());
    }

    /** Two reads the first time and one from then on: a deny that is there shows that the role can carry it. */
    @Override
    public Optional<Sessions> observe(Target target, Aws aws) {
        Optional<Holder> holder = Holder.of(target.resource());
        if (holder.isEmpty()) {
            return Optional.of(new Sessions(Optional.empty(), Optional.empty(), aws.now()));
        }
        HolderLookup lookup = new HolderLookup(
                aws.client(IamClient::builder),
                holder.orElseThrow(),
                target.resource().id());
        Optional<String> policy = lookup.policy();
        if (policy.isPresent()) {
            return Optional.of(new Sessions(Optional.empty(), policy, aws.now()));
        }
        return lookup.path().map(path -> new Sessions(Optional.of(path), policy, aws.now()));
    }

    @Override
    public Decision decide(Target target, Sessions sessions) {
        Optional<Holder> holder = Holder.of(target.resource());
        if (holder.isEmpty()) {
            return new Escalate(ByHand.instead(target.hint(USER_TYPE).orElse("")));
        }
        return ByHand.untouchable(target.resource().id(), sessions.path().orElse("/"))
                .<Decision>map(Escalate::new)
                .orElseGet(() -> revoke(holder.orElseThrow(), target, sessions));
    }

    private static Decision revoke(Holder holder, Target target, Sessions sessions) {
        Optional<SessionDeny> deny = sessions.policy().flatMap(SessionDeny::read);
        if (sessions.policy().isPresent() && deny.isEmpty()) {
            return new Escalate(
                    "an inline policy %s that is not as Parapet writes it is in the way: look at who wrote it, remove it, and revoke the sessions by hand"
                            .formatted(SessionDeny.POLICY));
        }
        Instant seen = seen(target, sessions.observed());
        Optional<Instant> before = deny.map(SessionDeny::cutoff);
        if (before.filter(cutoff -> !cutoff.isBefore(seen)).isPresent()) {
            return new Compliant("sessions issued before %s are already denied".formatted(before.orElseThrow()));
        }
        Instant after =
                SessionDeny.coveringUpTo(later(seen, sessions.observed())).cutoff();
        Action cut = new MoveSessionDeny(holder, target.resource().id(), before, Optional.of(after));
        return new Remediate(new Plan(target.resource(), List.of(cut)), "an attacker holds credentials of a session");
    }

    /** When the session was in use; the beginning of time if the finding says nothing that can be true. */
    private static Instant seen(Target target, Instant observed) {
        Instant claimed = target.hint(SEEN_AT).map(Instant::parse).orElse(Instant.EPOCH);
        return claimed.isAfter(observed.plus(CLOCK_SKEW)) ? Instant.EPOCH : claimed;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The moment of looking changes with every look; the deny is ours. */
    @Override
    public boolean untouchedSince(Sessions left, Sessions now) {
        return left.policy().equals(now.policy());
    }
}
