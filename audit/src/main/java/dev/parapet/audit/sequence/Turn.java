package dev.parapet.audit.sequence;

import dev.parapet.audit.log.SignedCheckpoint;
import java.util.List;

/** What came of a sequencer's turn. */
public sealed interface Turn {
    /**
     * Records became part of the log.
     *
     * @param records how many
     * @param silent the witnesses that could not be reached; the checkpoint lacks their signature
     */
    record Published(SignedCheckpoint checkpoint, long records, List<String> silent) implements Turn {
        public Published {
            silent = List.copyOf(silent);
        }
    }

    /** Nothing waited that was due. */
    record Idle() implements Turn {}

    /** Another sequencer leads; it may have taken over in the middle of this turn, and finishes what was begun. */
    record Following(String leader) implements Turn {}
}
