package dev.parapet.core.event;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who made an API call.
 *
 * @param arn the role behind a role session, else the identity itself; services and Identity Center users have none
 * @param session the name of a role session
 */
record Caller(Optional<Arn> arn, Optional<String> session) {
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@:-]{1,128}");

    static Caller of(Node identity) {
        Optional<Arn> self = Arn.optional(identity.at("arn"));
        if (!identity.at("type").optionalText().orElse("").equals("AssumedRole")) {
            return new Caller(self, Optional.empty());
        }
        Node issuer = identity.at("sessionContext").at("sessionIssuer");
        return new Caller(Arn.optional(issuer.at("arn")).or(() -> self), session(identity, self));
    }

    /** Behind the role in {@code assumed-role/NAME/SESSION}, or behind the colon in {@code AROA…:SESSION}. */
    private static Optional<String> session(Node identity, Optional<Arn> self) {
        Optional<String> inArn = self.map(Arn::tail)
                .filter(tail -> tail.startsWith("assumed-role/"))
                .flatMap(tail -> behind(tail, '/'));
        Optional<String> session =
                inArn.or(() -> identity.at("principalId").optionalText().flatMap(id -> behind(id, ':')));
        if (session.filter(name -> !Shape.fits(SESSION, name)).isPresent()) {
            throw identity.refuse("names no session of a role");
        }
        return session;
    }

    private static Optional<String> behind(String text, char mark) {
        int at = mark == ':' ? text.indexOf(mark) : text.lastIndexOf(mark);
        return at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    }
}
