package dev.parapet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Organization policies, before and after they are attached. */
@Command(
        name = "policy",
        description = "Choose, check, try and write out the organization policies that prevent faults.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            PolicyListCommand.class,
            PolicyShowCommand.class,
            PolicyTestCommand.class,
            PolicyLintCommand.class,
            PolicyRenderCommand.class,
            PolicySimulateCommand.class,
            PolicyImpactCommand.class
        })
final class PolicyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a verb is missing: list, show, test, lint, render, simulate or impact");
    }
}
