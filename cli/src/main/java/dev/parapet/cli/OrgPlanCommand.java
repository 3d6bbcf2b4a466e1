package dev.parapet.cli;

import dev.parapet.organization.LiveSetup;
import dev.parapet.organization.Result;
import dev.parapet.organization.Watcher;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the whole organization and says what would be done. */
@Command(
        name = "plan",
        description = "Read the whole organization and show what apply would do. Writes nothing to AWS.",
        footer = {
            "",
            "Exit status: 0 it could be applied, 1 something is in the way, 2 usage, 3 the environment lacks something."
        })
final class OrgPlanCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Mixin
    OrgOption option = new OrgOption();

    @Option(names = "--allow-removal", description = "Plan what apply would do with the same option.")
    boolean removal;

    @Override
    public Integer call() throws IOException {
        LiveSetup live = option.setup(spec.commandLine(), Optional.empty());
        var setup = removal ? live.setup().allowingRemoval() : live.setup();
        OrgStory story =
                new OrgStory(setup, live.objections(), spec.commandLine().getOut());
        List<Result> results = live.stopped() ? List.of() : setup.plan(Watcher.NONE);
        story.tell(
                results,
                option.json,
                "Nothing was written. To do it: parapet org apply --state DIR, with the same options");
        return live.stopped() || OrgStory.broken(results) ? Exit.FAILED : Exit.FINE;
    }
}
