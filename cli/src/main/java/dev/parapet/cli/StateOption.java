package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.core.AuditRecord;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The state directory and the settings of a verb that answers a request. */
final class StateOption {
    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "The state directory in which the request lies.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path state;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "parapet.yaml; without it the standard settings hold.")
    @Nullable
    Path settings;

    StateDirectory open() {
        return StateDirectory.open(state);
    }

    /** The guardrails, the way into the accounts, and the trail in that directory. */
    Session session(StateDirectory directory) {
        return Session.open(SettingsOption.read(settings), Optional.of(directory), Cloud.connection(System.getenv()));
    }

    /** The request whose id begins so. */
    AuditRecord request(StateDirectory directory, String id) {
        return directory
                .trail()
                .find(id)
                .orElseThrow(() -> new dev.parapet.core.ApprovalRefused(
                        "%s holds no single record that begins with '%s'".formatted(state, id)));
    }
}
