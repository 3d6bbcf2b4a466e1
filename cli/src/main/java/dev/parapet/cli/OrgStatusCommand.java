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
import picocli.CommandLine.Spec;

/** Says where the organization is not, or no longer, as it is wished. */
@Command(
        name = "status",
        description = "Show where the organization is not, or no longer, as it is wished. Writes nothing to AWS.",
        footer = {"", "Exit status: 0 all is as wished, 1 it is not, 2 usage, 3 the environment lacks something."})
final class OrgStatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Mixin
    OrgOption option = new OrgOption();

    @Override
    public Integer call() throws IOException {
        LiveSetup live = option.setup(spec.commandLine(), Optional.empty());
        OrgStory story =
                new OrgStory(live.setup(), live.objections(), spec.commandLine().getOut());
        List<Result> results = live.stopped() ? List.of() : live.setup().plan(Watcher.NONE);
        boolean whole = !live.stopped() && OrgStory.whole(results);
        story.tell(results, option.json, whole ? "All is as wished." : "Not everything is as wished.");
        return whole ? Exit.FINE : Exit.FAILED;
    }
}
