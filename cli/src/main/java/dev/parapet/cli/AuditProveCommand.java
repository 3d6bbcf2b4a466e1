package dev.parapet.cli;

import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.TlogProof;
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

/** Takes one record out of a log together with the proof that it is in there. */
@Command(
        name = "prove",
        description = "Write one record and the proof that it is in the log, for somebody who has no log.",
        footer = {"", "INDEX.json is the record, INDEX.tlog-proof the proof (c2sp.org/tlog-proof)."})
final class AuditProveCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PLACE",
            description = "A state directory, the folder of a log, or s3://bucket/prefix.")
    @SuppressWarnings("NullAway.Init")
    String place;

    @Parameters(index = "1", paramLabel = "INDEX", description = "The record's place in the log.")
    long index;

    @Option(names = "--key", paramLabel = "VKEY", description = "The verifier key, or the file that holds it.")
    @Nullable
    String key;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".", description = "Where both files go.")
    Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        AuditedLog audited = AuditedLog.open(place, key);
        LogView log = audited.view();
        if (index < 0 || index >= log.size()) {
            throw new ParameterException(
                    spec.commandLine(), "the log has %d records, the last is %d".formatted(log.size(), log.size() - 1));
        }
        byte[] entry = log.entry(index);
        TlogProof proof = log.prove(index);
        proof.verify(entry, audited.keys());
        Files.createDirectories(out);
        Files.write(out.resolve(index + ".json"), entry);
        Files.write(out.resolve(index + TlogProof.SUFFIX), proof.bytes());
        spec.commandLine()
                .getOut()
                .println("%s and %s: record %d of %d in %s"
                        .formatted(
                                out.resolve(index + ".json"),
                                out.resolve(index + TlogProof.SUFFIX),
                                index,
                                log.size(),
                                audited.head().checkpoint().origin()));
        return Exit.FINE;
    }
}
