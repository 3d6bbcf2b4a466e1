package dev.parapet.audit.log;

import java.util.List;
import java.util.OptionalLong;

/** What came out of checking a log. */
public sealed interface Verdict {
    /**
     * Every entry is the one that was logged, none is missing, and the log only ever grew.
     *
     * @param checkpoint size and root that were signed and computed again
     * @param signers the keys that signed it
     * @param others how many other checkpoints, older ones and copies, agree with it
     */
    record Intact(Checkpoint checkpoint, List<VerifierKey> signers, int others) implements Verdict {
        public Intact {
            signers = List.copyOf(signers);
        }
    }

    /** Something was changed, lost or added. */
    record Broken(List<Fault> faults) implements Verdict {
        public Broken {
            faults = faults.stream().sorted(Fault.BY_INDEX).toList();
        }

        /** The first entry that is known to be bad. */
        public OptionalLong firstIndex() {
            return faults.getFirst().index();
        }
    }
}
