package dev.parapet.cli;

import dev.parapet.audit.EvidencePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Packs everything an auditor needs to check the trail without us. */
@Command(
        name = "export",
        description = "Pack the log, its keys, every record, and what it takes to check them without Parapet.")
final class AuditExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "PLACE", description = "A state directory, the folder of a log, or s3://bucket/prefix.")
    @SuppressWarnings("NullAway.Init")
    String place;

    @Option(names = "--key", paramLabel = "VKEY", description = "The verifier key, or the file that holds it.")
    @Nullable
    String key;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR|FILE.zip",
            description = "Where the pack goes; it must not be there yet.")
    @SuppressWarnings("NullAway.Init")
    Path out;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw new ParameterException(spec.commandLine(), "%s is there already and is kept".formatted(out));
        }
        AuditedLog log = AuditedLog.open(place, key);
        EvidencePack.Packed packed = new EvidencePack(log.store(), log.keys()).write(out);
        spec.commandLine()
                .getOut()
                .println("%s: %d records of %s, the newest %d each with a proof; VERIFY.md says how to check them"
                        .formatted(out, packed.records(), packed.origin(), packed.proofs()));
        return Exit.FINE;
    }
}
