package dev.parapet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about the trail: reading it, and checking that it is whole. */
@Command(
        name = "audit",
        description = "Read the trail, and check that it is complete, unaltered and in order.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            AuditVerifyCommand.class,
            AuditShowCommand.class,
            AuditProveCommand.class,
            AuditExportCommand.class,
            AuditReconcileCommand.class
        })
final class AuditCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: verify, show, prove, export or reconcile");
    }
}
