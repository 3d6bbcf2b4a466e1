package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.remediations.Guardrails;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.lint.Linter;
import dev.parapet.scp.lint.Need;
import dev.parapet.scp.lint.Remark;
import dev.parapet.scp.lint.Source;
import dev.parapet.scp.pack.Packer;
import dev.parapet.scp.pack.Prevention;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for what goes wrong with policies that read well. */
@Command(
        name = "lint",
        description =
                "Look for actions that do not exist, conditions that never hold, policies that are too large, and lock-outs.",
        footer = {"", "Exit status: 0 nothing is wrong (warnings may be), 1 something is, 2 usage."})
final class PolicyLintCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @picocli.CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "Policies of anybody's, by kind in scp/, rcp/ and so on. Standard: what the settings would attach.")
    @Nullable
    Path directory;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Quotas and roles. Standard: the catalogue as it is.")
    @Nullable
    Path settings;

    @Override
    public Integer call() throws IOException {
        Prevention prevention = PreventionOption.read(settings);
        List<Source> sources = directory == null ? rendered(prevention) : new PolicyFiles(directory).read();
        List<Remark> remarks =
                new Linter(prevention.scp(), prevention.rcp()).lint(sources, needs(prevention.parameters()));
        PrintWriter out = spec.commandLine().getOut();
        remarks.forEach(remark -> out.println(Safe.text(remark.toString())));
        long errors = remarks.stream()
                .filter(remark -> remark.level() == Remark.Level.ERROR)
                .count();
        out.println("%d policies, %d errors, %d warnings".formatted(sources.size(), errors, remarks.size() - errors));
        return errors == 0 ? Exit.FINE : Exit.FAILED;
    }

    private static List<Source> rendered(Prevention prevention) {
        return Packer.pack(Catalogue.load(), prevention).policies().stream()
                .map(Source::of)
                .toList();
    }

    /** What Parapet and those who deploy it must be able to do, and every call that a guardrail declares. */
    static List<Need> needs(Parameters parameters) {
        return Stream.concat(
                        Need.ofSetup(parameters).stream(),
                        Guardrails.controls().stream().flatMap(control -> needs(control, parameters)))
                .toList();
    }

    private static Stream<Need> needs(Control control, Parameters parameters) {
        return control.permissions().stream()
                .map(permission -> Need.of(
                        control.id(), parameters, control.family().slug(), permission.action(), permission.resource()));
    }
}
