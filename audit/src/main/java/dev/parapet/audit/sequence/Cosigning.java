package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Hash;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the witnesses before a checkpoint is published. One that is away, or does not know the log, holds nothing up and is
 * named; one that remembers another log stops everything.
 */
final class Cosigning {
    private static final int CONTRADICTED = 422;

    private final LogStore store;
    private final List<Cosigner> witnesses;
    private final List<String> silent = new ArrayList<>();

    Cosigning(LogStore store, List<Cosigner> witnesses) {
        this.store = store;
        this.witnesses = List.copyOf(witnesses);
    }

    /** The witnesses that did not sign what was asked for last. */
    List<String> silent() {
        return List.copyOf(silent);
    }

    /** The note with the signatures of the witnesses. */
    Note ask(SignedCheckpoint next, Optional<SignedCheckpoint> published) {
        silent.clear();
        Note note = next.note();
        for (Cosigner witness : witnesses) {
            Optional<Note.Signature> line = line(witness, next, published);
            note = line.map(note::with).orElse(note);
            if (line.isEmpty()) {
                silent.add(witness.vkey().name());
            }
        }
        return note;
    }

    private Optional<Note.Signature> line(
            Cosigner witness, SignedCheckpoint next, Optional<SignedCheckpoint> published) {
        try {
            return switch (answer(witness, next, published)) {
                case WitnessAnswer.Cosigned good ->
                    good.signatures().stream()
                            .filter(line -> holds(witness, next, line))
                            .findFirst();
                case WitnessAnswer.Conflict other ->
                    throw new WitnessRefused(
                            witness.vkey().name(),
                            "it has seen another tree of %d entries, this one has %d"
                                    .formatted(other.size(), next.checkpoint().size()));
                case WitnessAnswer.Refused refused
                when refused.status() == CONTRADICTED ->
                    throw new WitnessRefused(witness.vkey().name(), refused.why());
                case WitnessAnswer.Refused refused -> Optional.empty();
            };
        } catch (WitnessUnreachable e) {
            return Optional.empty();
        }
    }

    /** What it remembers is known from the last checkpoint, or else from its first answer. */
    private WitnessAnswer answer(Cosigner witness, SignedCheckpoint next, Optional<SignedCheckpoint> published) {
        long size = next.checkpoint().size();
        long old = published
                .filter(last -> last.note().signatures().stream().anyMatch(line -> line.isOf(witness.vkey())))
                .map(last -> last.checkpoint().size())
                .orElse(0L);
        WitnessAnswer answer = witness.add(request(old, next));
        return answer instanceof WitnessAnswer.Conflict other && other.size() != old && other.size() <= size
                ? witness.add(request(other.size(), next))
                : answer;
    }

    private AddCheckpoint request(long old, SignedCheckpoint next) {
        List<Hash> proof = new LogView(store, next).proveConsistency(old);
        return new AddCheckpoint(old, proof, next.note().toString());
    }

    private static boolean holds(Cosigner witness, SignedCheckpoint next, Note.Signature line) {
        try {
            return !next.note().with(line).verify(List.of(witness.vkey())).isEmpty();
        } catch (Untrusted e) {
            return false;
        }
    }
}
