package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.organization.Admission;
import dev.parapet.organization.Checkpoint;
import dev.parapet.organization.LiveSetup;
import dev.parapet.organization.Result;
import dev.parapet.organization.Setup;
import dev.parapet.organization.Standing;
import dev.parapet.organization.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Does what plan shows. */
@Command(
        name = "apply",
        description = "Set the organization up. What is there and was made by others stays as it is.",
        footer = {
            "",
            "Everything is read before anything is written. What fails leaves the rest standing; go on with --resume.",
            "Exit status: 0 all is as wished, 1 something is not, 2 usage, 3 the environment lacks something."
        })
final class OrgApplyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Mixin
    OrgOption option = new OrgOption();

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "Where the trail and the checkpoint lie: nothing is written to AWS without a trail.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path state;

    @Option(names = "--resume", description = "Leave out what the unfinished run before this one has done.")
    boolean resume;

    @Option(names = "--allow-removal", description = "Also take away what is no longer wished.")
    boolean removal;

    @Option(
            names = "--scheduled",
            description = "Only the steps that organization.repair names: what a schedule may repair by itself.")
    boolean scheduled;

    @Override
    public Integer call() throws IOException {
        try (StateDirectory directory = StateDirectory.open(state)) {
            LiveSetup live = option.setup(spec.commandLine(), Optional.of(directory));
            Setup whole = removal ? live.setup().allowingRemoval() : live.setup();
            Setup setup = scheduled ? whole.only(whole.wish().settings().repair()) : whole;
            OrgStory story =
                    new OrgStory(setup, live.objections(), spec.commandLine().getOut());
            List<Result> results = live.stopped() ? List.of() : applied(setup, directory);
            boolean done = !live.stopped() && OrgStory.whole(results);
            story.tell(results, option.json, done ? "All is as wished." : next(live.stopped()));
            return done ? Exit.FINE : Exit.FAILED;
        }
    }

    private List<Result> applied(Setup setup, StateDirectory directory) {
        Watcher watcher = progress(spec.commandLine().getErr());
        if (option.account != null) {
            return new Admission(setup).admit(option.account, watcher);
        }
        String wish = setup.wish().hash() + (removal ? " with removal" : "");
        try (Checkpoint checkpoint = Checkpoint.open(directory.directory(), wish, resume)) {
            return setup.apply(checkpoint, watcher);
        }
    }

    private static Watcher progress(PrintWriter screen) {
        return new Watcher() {
            @Override
            public void foreseen(Result result) {
                if (result.standing() instanceof Standing.Blocked(String why)) {
                    screen.println(Safe.text("before anything is written: %s: %s"
                            .formatted(result.task().name(), why)));
                }
            }

            @Override
            public void ended(Result result, int done, int of) {
                if (!result.standing().changes().isEmpty() || !result.standing().settled()) {
                    screen.println(Safe.text("%d/%d %s: %s"
                            .formatted(
                                    done,
                                    of,
                                    result.task().name(),
                                    result.standing().word())));
                }
            }
        };
    }

    private String next(boolean stopped) {
        return stopped
                ? "Nothing was written."
                : "Not everything is done. To go on: parapet org apply --settings %s --state %s%s --resume"
                        .formatted(
                                option.settings,
                                state,
                                option.policies == null ? "" : " --policies " + option.policies);
    }
}
