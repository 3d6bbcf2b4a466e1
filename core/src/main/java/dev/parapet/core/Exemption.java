package dev.parapet.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A fault that is accepted for a while. Somebody owns it, says why, and it ends by itself.
 *
 * @param guardrail glob over guardrail ids ({@code *} and {@code ?})
 * @param account glob over account numbers
 * @param unit glob over the paths of organizational units, {@code Sandbox/*}; {@code *} for any
 * @param resource glob over resource ids
 * @param owner who answers for it
 * @param reason why it is accepted
 * @param expires from this moment on it no longer counts
 */
public record Exemption(
        String guardrail, String account, String unit, String resource, String owner, String reason, Instant expires) {
    private static final String ANY = "*";

    public Exemption {
        unit = Objects.requireNonNullElse(unit, ANY); // those granted before there were units
        requireNonNull(guardrail, "an exemption needs guardrail");
        requireNonNull(account, "an exemption needs account");
        requireNonNull(resource, "an exemption needs resource");
        requireNonNull(expires, "an exemption needs expires");
        requireText(owner, "owner");
        requireText(reason, "reason");
    }

    /** An exemption in whatever unit. */
    public Exemption(String guardrail, String account, String resource, String owner, String reason, Instant expires) {
        this(guardrail, account, ANY, resource, owner, reason, expires);
    }

    /**
     * Whether this exemption covers that resource under that guardrail at that moment.
     *
     * @param unitOf the path of the units above an account; asked only if the exemption names one
     */
    public boolean covers(String guardrailId, ResourceId target, Instant now, UnaryOperator<String> unitOf) {
        return now.isBefore(expires)
                && glob(guardrail, guardrailId)
                && glob(account, target.account())
                && glob(resource, target.id())
                && (unit.equals(ANY) || glob(unit, unitOf.apply(target.account())));
    }

    private static void requireText(String text, String name) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an exemption needs " + name);
        }
    }

    private static boolean glob(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
