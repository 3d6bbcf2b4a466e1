package dev.parapet.remediations.pub_lambda_policy;

import dev.parapet.remediations.shared.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One statement of one policy of a function. */
record Grant(Function.Policy policy, Statement statement) {
    String sid() {
        return statement.sid();
    }

    /** A statement for a URL is that URL's matter: {@code pub-lambda-url} answers it. */
    boolean open() {
        return statement.isOpen() && !forUrlOnly();
    }

    private boolean forUrlOnly() {
        return statement.actions().equals(Set.of("lambda:InvokeFunctionUrl"))
                || permission().flatMap(Permission::throughUrl).orElse(false);
    }

    /** S3 lets any bucket's owner send events to any function; only the account of the source holds them apart. */
    boolean unbound() {
        String condition = statement.text().path("Condition").toString().toLowerCase(Locale.ROOT);
        return statement.allows()
                && statement.text().path("Principal").path("Service").asText("").equals("s3.amazonaws.com")
                && !condition.contains("aws:sourceaccount")
                && !condition.contains("aws:principalorgid");
    }

    /** The same as a call to make it says it, where one can: else taking it away could not be taken back. */
    Optional<Permission> permission() {
        return Permission.of(statement);
    }
}
