package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Note;
import java.util.List;
import java.util.stream.Collectors;

/** What a witness answers to {@code add-checkpoint} (c2sp.org/tlog-witness). */
public sealed interface WitnessAnswer {
    /** It has verified the checkpoint, remembers it, and signs. */
    record Cosigned(List<Note.Signature> signatures) implements WitnessAnswer {
        public Cosigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String body() {
            return signatures.stream().map(Note.Signature::toString).collect(Collectors.joining());
        }
    }

    /** It remembers another size than the request says, or at this size another root; this is its size. */
    record Conflict(long size) implements WitnessAnswer {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String body() {
            return size + "\n";
        }
    }

    /** It does not sign: 400 malformed, 403 no known key signed, 404 a log it does not know, 422 the proof does not hold. */
    record Refused(int status, String why) implements WitnessAnswer {
        @Override
        public String body() {
            return why + "\n";
        }
    }

    /** The HTTP status. */
    int status();

    /** The body; that of a conflict has the type {@code text/x.tlog.size}. */
    String body();
}
