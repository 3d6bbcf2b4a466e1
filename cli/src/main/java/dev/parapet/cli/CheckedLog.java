package dev.parapet.cli;

import dev.parapet.audit.LogFiles;
import dev.parapet.audit.StateDirectory;
import dev.parapet.audit.TrailInLog;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.Verdict;
import dev.parapet.audit.log.Verifier;
import dev.parapet.audit.report.Integrity;
import dev.parapet.audit.report.Integrity.Word;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
        return Optional.of(integrity(state, log));
    }

    private static Integrity integrity(Path state, AuditedLog log) {
        return switch (new Verifier(log.keys()).verify(log.store())) {
            case Verdict.Intact(var checkpoint, var signers, int others) ->
                trailDiffers(state, log)
                        .map(said -> broken(log, said))
                        .orElseGet(() -> new Integrity(
                                checkpoint.origin(),
                                checkpoint.size(),
                                checkpoint.root().toString(),
                                Word.INTACT,
                                "none of %d records is changed, missing, added or moved".formatted(checkpoint.size()),
                                commands(log)));
            case Verdict.Broken broken -> broken(log, broken.faults().getFirst().toString());
        };
    }

    private static Integrity broken(AuditedLog log, String said) {
        return new Integrity(log.keys().getFirst().name(), 0, "", Word.BROKEN, said, commands(log));
    }

    /**
     * The log is signed, and the file beside it is what Parapet and reports read: where that says anything else, in a sentence.
     * Records that no log has yet are no difference.
     */
    static Optional<String> trailDiffers(Path state, AuditedLog log) {
        LogView signed = log.view();
        try (StateDirectory directory = StateDirectory.open(state).unsealed()) {
            OptionalLong index = TrailInLog.firstDifference(directory.trail(), signed);
            return index.isEmpty() || index.getAsLong() == signed.size()
                    ? Optional.empty()
                    : Optional.of("record %d in trail.jsonl is not the one in the log: believe the log"
                            .formatted(index.getAsLong()));
        }
    }

    private static List<String> commands(AuditedLog log) {
        return List.of(
                "parapet audit verify DIR --key '%s'".formatted(log.keys().getFirst()),
                "parapet audit export DIR --out pack.zip, and in the pack: python3 verify.py log",
                "the signature, with openssl alone: VERIFY.md in the pack");
    }
}
