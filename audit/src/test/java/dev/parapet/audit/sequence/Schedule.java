package dev.parapet.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.log.Checkpoint;
import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.CompactRange;
import dev.parapet.audit.log.Log;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.MemoryStore;
import dev.parapet.audit.log.Note;
import dev.parapet.audit.log.Rfc6962;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.Verdict;
import dev.parapet.audit.log.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One random history of a log: several writers, two sequencers, and a witness now and then. Between any two operations of
 * one of them the others may do something, the clock may jump, and whoever is at work may die, before the operation or right
 * after it. A sequencer in whose turn the other one had turns is a zombie that wakes up with a stolen lease.
 */
final class Schedule implements Interrupted {
    private static final int DEPTH = 3;

    private final Random random;
    private final CheckpointSigner key;
    private final MovableClock clock = new MovableClock();
    private final MemoryStore files = new MemoryStore();
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final MemoryHead heads = new MemoryHead();
    private final List<Checkpoint> published = new ArrayList<>();
    private final Map<String, Boolean> records = new HashMap<>();
    private final Actor[] actors = {new Actor(), new Actor()};
    private final List<Cosigner> witnesses;
    private final int danger;
    private boolean calm;
    private int depth;
    private int incarnations;
    private int crashes;
    private int overtaken;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A sequencer and whether it is at work. */
    private static final class Actor {
        private Optional<Sequencer> sequencer = Optional.empty();
        private boolean atWork;
    }

    Schedule(long seed, CheckpointSigner key, CheckpointSigner witness) {
        random = new Random(seed);
        this.key = key;
        danger = 8 + random.nextInt(120);
        witnesses = random.nextInt(4) > 0
                ? List.of()
                : List.of(new Witness(witness, Map.of(key.name(), List.of(key.vkey())), log(new MemoryStore()), clock));
    }

    int records() {
        return records.size();
    }

    int crashes() {
        return crashes;
    }

    int overtaken() {
        return overtaken;
    }

    int checkpoints() {
        return published.size();
    }

    @Override
    public <T> T at(Supplier<T> operation) {
        if (calm) {
            return operation.get();
        }
        if (random.nextInt(10) == 0) {
            something();
        }
        boolean dies = random.nextInt(danger) == 0;
        crashes += dies ? 1 : 0;
        if (dies && random.nextBoolean()) {
            throw new Crash();
        }
        T result = operation.get();
        if (dies) {
            throw new Crash();
        }
        if (random.nextInt(30) == 0) {
            something();
        }
        return result;
    }

    void run() {
        int steps = 10 + random.nextInt(40);
        for (int i = 0; i < steps; i++) {
            something();
        }
        calm = true;
        clock.move(Duration.ofHours(2));
        sequencer("the last one").flush();
        check();
    }

    private void something() {
        if (depth == DEPTH) {
            return;
        }
        depth++;
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> put();
            case 4 -> clock.move(Duration.ofSeconds(random.nextInt(1200) - 400));
            case 5 -> new Log(files, List.of(key)).prune();
            default -> turn(actors[random.nextInt(2)]);
        }
        depth--;
    }

    /** A writer that dies may have written; it comes again, as somebody else may with the same record. */
    private void put() {
        int burst = random.nextInt(80) == 0 ? random.nextInt(300) : 1;
        for (int i = 0; i < burst; i++) {
            String id = "record-" + (random.nextInt(4) == 0 ? random.nextInt(1 + records.size()) : records.size());
            records.putIfAbsent(id, false);
            try {
                outbox(outbox).put(id, id.getBytes(StandardCharsets.UTF_8));
                records.put(id, true);
            } catch (Crash e) {
                // It never heard; the record may be there.
            }
        }
    }

    private void turn(Actor actor) {
        if (actor.atWork) {
            return;
        }
        Sequencer sequencer = actor.sequencer.orElseGet(() -> sequencer("sequencer-" + incarnations++));
        actor.sequencer = Optional.of(sequencer);
        actor.atWork = true;
        try {
            Turn turn = random.nextInt(3) == 0 ? sequencer.flush() : sequencer.turn();
            overtaken += turn instanceof Turn.Following ? 1 : 0;
        } catch (Crash e) {
            // Its process is gone, or it only got an error and goes on.
            actor.sequencer = random.nextBoolean() ? Optional.empty() : actor.sequencer;
        } finally {
            actor.atWork = false;
        }
    }

    private Sequencer sequencer(String name) {
        Stores stores = over(new Stores(outbox, heads, new Watched()));
        Pace pace = new Pace(
                16, Duration.ofSeconds(60), 1 + random.nextInt(600), Duration.ofHours(1), Duration.ofSeconds(90));
        return new Sequencer(name, stores, Keys.of(key), witnesses, clock, pace);
    }

    /** Notes every checkpoint that the world got to see. */
    private final class Watched implements LogStore {
        @Override
        public Optional<byte[]> get(String path) {
            return files.get(path);
        }

        @Override
        public void create(String path, byte[] bytes) {
            files.create(path, bytes);
        }

        @Override
        public boolean swap(String path, Optional<byte[]> seen, byte[] bytes) {
            boolean done = files.swap(path, seen, bytes);
            if (done) {
                published.add(Checkpoint.parse(Note.parse(bytes).text()));
            }
            return done;
        }

        @Override
        public void list(String folder, java.util.function.Consumer<String> each) {
            files.list(folder, each);
        }

        @Override
        public void delete(String path) {
            files.delete(path);
        }
    }

    private void check() {
        Optional<SignedCheckpoint> head = new Log(files, List.of(key)).head();
        List<String> entries = new ArrayList<>();
        head.map(signed -> new LogView(files, signed)).ifPresent(log -> {
            for (long i = 0; i < log.size(); i++) {
                entries.add(new String(log.entry(i), StandardCharsets.UTF_8));
            }
        });
        assertThat(outbox.backlog().waiting()).as("waiting").isZero();
        assertThat(heads.read().settled()).isEqualTo(heads.read().assigned()).isEqualTo(entries.size());
        Set<String> logged = new HashSet<>(entries);
        assertThat(entries).as("none is twice").hasSameSizeAs(logged);
        assertThat(records.entrySet().stream().filter(record -> record.getValue() && !logged.contains(record.getKey())))
                .as("lost")
                .isEmpty();
        assertThat(entries.stream().filter(entry -> !entry.startsWith("{") && !records.containsKey(entry)))
                .as("never written")
                .isEmpty();
        assertThat(logged.stream().filter(records::containsKey))
                .as("places that records know")
                .allMatch(id -> entries.get(Math.toIntExact(outbox.index(id).orElseThrow()))
                        .equals(id));
        requireOneHistory(entries);
        if (head.isPresent()) { // where nobody ever wrote there is no log
            assertThat(new Verifier(List.of(key.vkey())).verify(files)).isInstanceOf(Verdict.Intact.class);
        }
    }

    /** Every checkpoint is the tree over the first entries of the last log, so each continues those before it. */
    private void requireOneHistory(List<String> entries) {
        CompactRange range = new CompactRange();
        for (Checkpoint checkpoint : published) {
            assertThat(checkpoint.size()).as("checkpoints go forward").isGreaterThan(range.size());
            entries.subList(Math.toIntExact(range.size()), Math.toIntExact(checkpoint.size()))
                    .forEach(entry -> range.add(Rfc6962.leaf(entry.getBytes(StandardCharsets.UTF_8))));
            assertThat(checkpoint.root()).as("root of %d", checkpoint.size()).isEqualTo(range.root());
        }
        assertThat(range.size()).isEqualTo(entries.size());
    }
}
