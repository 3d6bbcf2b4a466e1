package dev.parapet.cli;

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

/** Tells a person what would happen about events, and why; reads live state and changes nothing. */
@Command(
        name = "plan",
        description = "Tell what would happen about events, and why. Reads live state, changes nothing.")
final class PlanCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "parapet.yaml; without it the standard settings hold.")
    @Nullable
    Path settings;

    @Option(names = "--json", description = "One line of JSON for each event and guardrail, as replay prints them.")
    boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "EVENT",
            description = "File with an EventBridge event or an SQS batch; - for JSON Lines on standard input.")
    List<String> events = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Settings read = SettingsOption.read(settings, SettingsOption.ModeWord.report);
        Connection connection = Cloud.connection(System.getenv());
        Session session = Session.open(read, Optional.empty(), connection);
        boolean[] failed = {false};
        EventFiles.each(events, System.in, (file, event) -> failed[0] |= tell(session, file, event));
        return failed[0] ? Exit.FAILED : Exit.FINE;
    }

    private boolean tell(Session session, String file, String event) {
        PrintWriter out = spec.commandLine().getOut();
        List<Answer> answers = session.dispatcher().handle(event);
        if (json) {
            answers.forEach(answer -> out.println(Line.of(file, answer)));
        } else {
            out.println(Safe.text(file)
                    + answers.getFirst()
                            .event()
                            .map(id -> " (event " + Safe.text(id) + ")")
                            .orElse(""));
            answers.forEach(answer -> Story.of(answer).forEach(out::println));
        }
        out.flush();
        return answers.stream().anyMatch(Answer::failed);
    }
}
