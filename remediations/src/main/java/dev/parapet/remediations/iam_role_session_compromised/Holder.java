package dev.parapet.remediations.iam_role_session_compromised;

import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import java.util.Arrays;
import java.util.Optional;

/** What a session's rights come from, and what therefore carries the deny. */
enum Holder {
    ROLE("AWS::IAM::Role", "Role"),
    USER("AWS::IAM::User", "User");

    final String type;
    private final String word;

    Holder(String type, String word) {
        this.type = type;
        this.word = word;
    }

    /** Cuts off every session older than the deny; well-behaved workloads fetch new credentials. */
    Effect put() {
        return new Effect("iam:Put%sPolicy".formatted(word), Risk.DISRUPTIVE, Undo.EXACT);
    }

    /** Gives cut-off sessions their rights back. Only an undo does it. */
    Effect delete() {
        return new Effect("iam:Delete%sPolicy".formatted(word), Risk.SAFE, Undo.EXACT);
    }

    /** Empty for everything that cannot carry an inline policy. */
    static Optional<Holder> of(ResourceId resource) {
        return Arrays.stream(values())
                .filter(holder -> holder.type.equals(resource.type()))
                .findFirst();
    }
}
