package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Checkpoint;
import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.Log;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.Tile;
import dev.parapet.audit.log.VerifierKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One turn as the leader, and the head as it knows it. */
final class Shift {
    private final Stores stores;
    private final Keys keys;
    private final Cosigning witnesses;
    private final Log log;
    private final Clock clock;
    private final Pace pace;
    private Head head;

    Shift(Head head, Sequencer.Tools tools) {
        this.head = head;
        this.stores = tools.stores();
        this.keys = tools.keys();
        this.witnesses = tools.witnesses();
        this.log = tools.log();
        this.clock = tools.clock();
        this.pace = tools.pace();
    }

    /** Somebody else changed the head. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Whether the head is not any more what this turn believes. */
    boolean isOvertaken() {
        return !stores.heads().read().equals(head);
    }

    Turn work(boolean now) {
        long before = head.settled();
        finish();
        keys.announce(stores.outbox(), log.head(), clock.instant());
        if (now || breaksSilence() || pace.isDue(stores.outbox().backlog(), clock.instant())) {
            assign();
            finish();
        }
        Optional<SignedCheckpoint> published = log.head();
        return head.settled() > before && published.isPresent()
                ? new Turn.Published(published.get(), head.settled() - before, witnesses.silent())
                : new Turn.Idle();
    }

    private void move(Head next) {
        if (!stores.heads().swap(head, next)) {
            throw new Overtaken();
        }
        head = next;
    }

    /** Everything that has a place is settled here: so no record that waits has one already. */
    private void assign() {
        List<String> ids = stores.outbox().pending(pace.most());
        for (Batch batch : Batch.cut(head.assigned(), ids, Tile.WIDTH)) {
            Head next = head.assigned(batch);
            if (!stores.heads().assign(head, next, batch)) {
                throw new Overtaken();
            }
            head = next;
        }
    }

    private boolean breaksSilence() {
        boolean silent = Pace.apart(head.at(), clock.instant(), pace.silence())
                && stores.outbox().backlog().waiting() == 0;
        if (silent) {
            Heartbeat heartbeat = new Heartbeat(clock.instant());
            stores.outbox().put(heartbeat.id(), heartbeat.entry());
        }
        return silent;
    }

    /** Brings everything that has a place to its end, whoever began it. */
    private void finish() {
        Optional<SignedCheckpoint> published = log.head();
        long size = published.map(signed -> signed.checkpoint().size()).orElse(0L);
        requireTogether(size);
        if (head.settled() == head.assigned()) {
            return;
        }
        List<Batch> batches = open();
        Checkpoint tree = log.write(size, entries(batches, size));
        requireTogether(tree.size());
        integrate(tree);
        // Whoever takes over signs with the time that the head remembers: of one size there is one checkpoint.
        log.publish(tree.size() > size ? tree.at(head.at()) : tree, signing(published));
        batches.forEach(batch -> stores.outbox().sequenced(batch.start(), batch.ids()));
        move(head.allSettled());
    }

    private void requireTogether(long published) {
        if (published < head.settled()) {
            throw LogDiverged.behind("The checkpoint", published, "the head", head.settled());
        }
        if (published > head.assigned()) {
            throw LogDiverged.behind("The head", head.assigned(), "the checkpoint", published);
        }
    }

    private List<Batch> open() {
        List<Batch> batches = new ArrayList<>();
        for (long at = head.settled();
                at < head.assigned();
                at = batches.getLast().end()) {
            batches.add(stores.heads().batch(at));
        }
        return batches;
    }

    /** The records from this place on; those before it are in the log, and may be gone from the outbox. */
    private List<byte[]> entries(List<Batch> batches, long from) {
        List<byte[]> entries = new ArrayList<>();
        for (Batch batch : batches) {
            int known = Math.toIntExact(
                    Math.clamp(from - batch.start(), 0, batch.ids().size()));
            List<String> ids = batch.ids().subList(known, batch.ids().size());
            Map<String, byte[]> found = stores.outbox().entries(ids);
            for (String id : ids) {
                entries.add(Optional.ofNullable(found.get(id)).orElseThrow(() -> LogDiverged.lost(id, batch)));
            }
        }
        return entries;
    }

    /** Notes the root before it is signed: whoever comes after may sign this one for this size, and no other. */
    private void integrate(Checkpoint tree) {
        if (head.integrated() < tree.size()) {
            move(head.integrated(tree, clock.instant()));
        } else if (!head.root().equals(tree.root())) {
            throw LogDiverged.otherRoot(head, tree.root().toString());
        }
    }

    private UnaryOperator<Note> signing(Optional<SignedCheckpoint> published) {
        return note -> {
            List<CheckpointSigner> signers = keys.signers(stores.outbox(), published);
            Note signed = note;
            for (CheckpointSigner signer : signers) {
                signed = signed.signedBy(signer);
            }
            List<VerifierKey> own = signers.stream().map(CheckpointSigner::vkey).toList();
            return witnesses.ask(SignedCheckpoint.open(signed.bytes(), own), published);
        };
    }
}
