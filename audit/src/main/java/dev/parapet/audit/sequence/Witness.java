package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Checkpoint;
import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.Consistency;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.Malformed;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.Rfc6962;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.Untrusted;
import dev.parapet.audit.log.VerifierKey;
import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the last checkpoint of each log it knows, and cosigns only what continues that. As long as it belongs to somebody
 * else than the log, the log cannot show two histories. It keeps one small file per log and never sees an entry.
 */
public final class Witness implements Cosigner {
    private final CheckpointSigner key;
    private final Map<String, List<VerifierKey>> logs;
    private final LogStore memory;
    private final Clock clock;

    /**
     * A witness.
     *
     * @param key an Ed25519 key that signs nothing else
     * @param logs the keys of each log, by its origin
     * @param memory where it remembers
     */
    public Witness(CheckpointSigner key, Map<String, List<VerifierKey>> logs, LogStore memory, Clock clock) {
        this.key = key;
        this.logs = Map.copyOf(logs);
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public VerifierKey vkey() {
        return key.vkey().cosigning();
    }

    /** Answers the body of a request. */
    public WitnessAnswer add(byte[] body) {
        try {
            return add(AddCheckpoint.parse(body));
        } catch (Malformed e) {
            return new WitnessAnswer.Refused(400, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public WitnessAnswer add(AddCheckpoint request) {
        byte[] note = request.checkpoint().getBytes(StandardCharsets.UTF_8);
        try {
            String origin = Checkpoint.parse(Note.parse(note).text()).origin();
            List<VerifierKey> keys = logs.get(origin);
            return keys == null
                    ? new WitnessAnswer.Refused(404, "the log %s is not known here".formatted(origin))
                    : consider(request, SignedCheckpoint.open(note, keys));
        } catch (Malformed e) {
            return new WitnessAnswer.Refused(400, String.valueOf(e.getMessage()));
        } catch (Untrusted e) {
            return new WitnessAnswer.Refused(403, String.valueOf(e.getMessage()));
        }
    }

    private WitnessAnswer consider(AddCheckpoint request, SignedCheckpoint signed) {
        Checkpoint next = signed.checkpoint();
        String path = path(next.origin());
        Optional<byte[]> seen = memory.get(path);
        Checkpoint last = last(next.origin(), seen);
        if (request.old() > next.size()) {
            return new WitnessAnswer.Refused(400, "the old size is larger than the new one");
        }
        if (request.old() != last.size()
                || (last.size() == next.size() && !last.root().equals(next.root()))) {
            return new WitnessAnswer.Conflict(last.size());
        }
        if (!Consistency.verify(last.size(), last.root(), next.size(), next.root(), request.proof())) {
            return new WitnessAnswer.Refused(422, "the proof does not show that it continues " + last.size());
        }
        // Remembered first: what was signed and then forgotten would be signed a second time, for another tree.
        return memory.swap(path, seen, signed.note().bytes())
                ? new WitnessAnswer.Cosigned(List.of(cosign(signed.note())))
                : new WitnessAnswer.Conflict(
                        last(next.origin(), memory.get(path)).size());
    }

    private static String path(String origin) {
        return "witness/" + Json.sha256(origin);
    }

    private static Checkpoint last(String origin, Optional<byte[]> note) {
        return note.map(bytes -> Checkpoint.parse(Note.parse(bytes).text()))
                .orElseGet(() -> Checkpoint.of(origin, 0, Rfc6962.EMPTY));
    }

    private Note.Signature cosign(Note note) {
        return note.cosignedBy(key, clock.instant()).signatures().getLast();
    }
}
