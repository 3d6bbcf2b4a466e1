package dev.parapet.cli;

import dev.parapet.audit.StateDirectory;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Handles events as the cloud would, and answers in JSON Lines. */
@Command(
        name = "replay",
        description = "Handle events as the deployed Parapet would: one line of JSON for each event and guardrail.",
        footer = {
            "",
            "Credentials and region are those of the security account, taken from the environment like",
            "any AWS tool does; AWS_ENDPOINT_URL leads to a stand-in. The roles",
            "arn:<partition>:iam::<account>:role/parapet/<family> are assumed in the member accounts.",
            "Exit status: 0 every event got a decision and nothing failed, 1 something failed, 2 usage,",
            "3 the environment lacks something."
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "FILE",
            description = "parapet.yaml; an empty file is a valid start.")
    @SuppressWarnings("NullAway.Init")
    Path settings;

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "Where trail and granted exemptions lie; makes duplicates across calls harmless.")
    @SuppressWarnings("NullAway.Init")
    Path state;

    @Option(
            names = "--mode",
            paramLabel = "report|enforce",
            description =
                    "For every guardrail that is not off. Standard: what the settings say, else safe writes are made and the others wait for approval.")
    SettingsOption.@Nullable ModeWord mode;

    @Parameters(
            arity = "1..*",
            paramLabel = "EVENT",
            description = "File with an EventBridge event or an SQS batch; - for JSON Lines on standard input.")
    List<String> events = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Settings read = SettingsOption.read(settings, mode);
        Connection connection = Cloud.connection(System.getenv());
        try (StateDirectory directory = StateDirectory.open(state)) {
            return replay(Session.open(read, Optional.of(directory), connection));
        }
    }

    /** Told on standard error: standard output belongs to the events of this call. */
    private boolean finishInterrupted(Session session) {
        List<Answer> finished = session.dispatcher().reconcile();
        PrintWriter err = spec.commandLine().getErr();
        finished.forEach(answer -> Story.brief(answer)
                .ifPresent(line -> err.println("parapet: an interrupted run left this open:"
                        + line.stripLeading().indent(1).stripTrailing())));
        return finished.stream().anyMatch(Answer::failed);
    }

    private int replay(Session session) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean[] failed = {finishInterrupted(session)};
        EventFiles.each(events, System.in, (file, event) -> {
            for (Answer answer : session.dispatcher().handle(event)) {
                out.println(Line.of(file, answer));
                failed[0] |= answer.failed();
            }
            out.flush();
        });
        return failed[0] ? Exit.FAILED : Exit.FINE;
    }
}
