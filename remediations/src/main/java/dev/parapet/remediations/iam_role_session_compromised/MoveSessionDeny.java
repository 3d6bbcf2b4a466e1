package dev.parapet.remediations.iam_role_session_compromised;

import static java.util.Locale.ROOT;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Moves the moment before which one role's or user's sessions are denied; its undo is the same move backwards.
 *
 * @param before the cutoff so far; absent when there is no deny
 * @param after the cutoff from now on; absent takes the deny away
 */
record MoveSessionDeny(Holder holder, String name, Optional<Instant> before, Optional<Instant> after)
        implements Action {
    @Override
    public Effect effect() {
        return after.isPresent() ? holder.put() : holder.delete();
    }

    @Override
    public String describe() {
        return "%s %s: sessions denied if issued before %s -> %s"
                .formatted(holder.name().toLowerCase(ROOT), name, words(before), words(after));
    }

    private static String words(Optional<Instant> cutoff) {
        return cutoff.map(Instant::toString).orElse("never");
    }

    @Override
    public void apply(Aws aws) {
        IamClient iam = aws.client(IamClient::builder);
        after.map(cutoff -> new SessionDeny(cutoff).document())
                .ifPresentOrElse(document -> put(iam, document), () -> delete(iam));
    }

    private void put(IamClient iam, String document) {
        switch (holder) {
            case ROLE ->
                iam.putRolePolicy(request ->
                        request.roleName(name).policyName(SessionDeny.POLICY).policyDocument(document));
            case USER ->
                iam.putUserPolicy(request ->
                        request.userName(name).policyName(SessionDeny.POLICY).policyDocument(document));
        }
    }

    private void delete(IamClient iam) {
        switch (holder) {
            case ROLE -> iam.deleteRolePolicy(request -> request.roleName(name).policyName(SessionDeny.POLICY));
            case USER -> iam.deleteUserPolicy(request -> request.userName(name).policyName(SessionDeny.POLICY));
        }
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new MoveSessionDeny(holder, name, after, before));
    }
}
