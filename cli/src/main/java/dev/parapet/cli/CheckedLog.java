package dev.parapet.cli;

import dev.parapet.audit.LogFiles;
import dev.parapet.audit.StateDirectory;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.Verdict;
import dev.parapet.audit.log.Verifier;
import dev.parapet.audit.report.Integrity;
import dev.parapet.audit.report.Integrity.Word;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a report says of the log it was made from: checked at the moment it is made. */
final class CheckedLog {
    private CheckedLog() {}

    /** Checks the log of a state directory; empty while it has none. */
    static Optional<Integrity> in(Path state) {
        StateDirectory.open(state).close(); // what still waits gets its place, and is signed
        if (Files.notExists(state.resolve(LogFiles.LOG).resolve(SignedCheckpoint.PATH))) {
            return Optional.empty();
        }
        AuditedLog log = AuditedLog.open(state.toString(), null);
        return Optional.of(
                switch (new Verifier(log.keys()).verify(log.store())) {
                    case Verdict.Intact(var checkpoint, var signers, int others) ->
                        new Integrity(
                                checkpoint.origin(),
                                checkpoint.size(),
                                checkpoint.root().toString(),
                                Word.INTACT,
                                "none of %d records is changed, missing, added or moved".formatted(checkpoint.size()),
                                commands(log));
                    case Verdict.Broken broken ->
                        new Integrity(
                                log.keys().getFirst().name(),
                                0,
                                "",
                                Word.BROKEN,
                                broken.faults().getFirst().toString(),
                                commands(log));
                });
    }

    private static List<String> commands(AuditedLog log) {
        return List.of(
                "parapet audit verify DIR --key '%s'".formatted(log.keys().getFirst()),
                "parapet audit export DIR --out pack.zip, and in the pack: python3 verify.py log",
                "the signature, with openssl alone: VERIFY.md in the pack");
    }
}
