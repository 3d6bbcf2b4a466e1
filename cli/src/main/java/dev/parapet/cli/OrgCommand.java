package dev.parapet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about the setup of the organization. */
@Command(
        name = "org",
        description = "Set the organization up, from its management account, and see where it has drifted.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {OrgPlanCommand.class, OrgApplyCommand.class, OrgStatusCommand.class})
final class OrgCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: plan, apply or status");
    }
}
