package dev.parapet.cli;

import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.pack.Attached;
import dev.parapet.scp.pack.Packed;
import dev.parapet.scp.pack.Packer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what would be attached. */
@Command(
        name = "render",
        description = "Write the policies as they would be attached: filled in, packed into few, minified.",
        footer = {
            "",
            "DIR gets scp/*.json, rcp/*.json, declarative/*.json, s3/*.json, tag/*.json and so on, and attachments.json, which says",
            "what goes where: root, or units by their path, in whose place impact wants their ids. What an earlier call wrote is",
            "replaced."
        })
final class PolicyRenderCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--settings", paramLabel = "FILE", description = "Standard: the catalogue as it is.")
    @Nullable
    Path settings;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path out;

    @Option(
            names = "--wave",
            paramLabel = "N",
            description = "Nothing of later waves, for a rollout step by step. Standard: all.")
    int wave = Integer.MAX_VALUE;

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = Catalogue.load();
        Packed packed = Packer.pack(catalogue, PreventionOption.read(settings).upTo(wave, catalogue));
        new PolicyFiles(out).write(packed.policies());
        PrintWriter print = spec.commandLine().getOut();
        Table.of(
                        List.of("file", "size", "goes to", "holds"),
                        packed.policies().stream().map(PolicyRenderCommand::row).toList())
                .forEach(print::println);
        packed.leftOut()
                .forEach(each -> print.println("left out: %s until prevention.parameters has %s"
                        .formatted(each.document(), String.join(", ", each.missing()))));
        return Exit.FINE;
    }

    private static List<String> row(Attached attached) {
        return List.of(
                attached.file(),
                String.valueOf(attached.policy().content().length()),
                String.join(", ", attached.targets()),
                String.join(" ", attached.documents()));
    }
}
