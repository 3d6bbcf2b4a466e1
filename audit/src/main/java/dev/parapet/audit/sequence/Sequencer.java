package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Log;
import dev.parapet.audit.log.NotAnExtension;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Gives the records of an outbox their places in the log. There may be any number of sequencers; one leads. Each step is
 * durable before the next begins, and every step can be done again by another one:
 *
 * <ol>
 *   <li>assign: which records follow is written down together with the head;
 *   <li>integrate: their bundles and tiles are written, then the root is noted in the head;
 *   <li>publish: exactly that root is signed;
 *   <li>settle: the records learn their places.
 * </ol>
 */
public final class Sequencer {
    private final String name;
    private final Tools tools;

    /** What every turn works with. */
    record Tools(Stores stores, Keys keys, Cosigning witnesses, Log log, Clock clock, Pace pace) {}

    /**
     * A sequencer.
     *
     * @param name which no other one has, living or dead
     * @param witnesses are asked before anything is published
     */
    public Sequencer(String name, Stores stores, Keys keys, List<Cosigner> witnesses, Clock clock, Pace pace) {
        this.name = name;
        this.tools = new Tools(
                stores, keys, new Cosigning(stores.log(), witnesses), new Log(stores.log(), keys.all()), clock, pace);
    }

    /** Finishes what was begun and, when it is due, publishes what waits. To be called every few seconds. */
    public synchronized Turn turn() {
        return turn(false);
    }

    /** The same, due or not, until nothing waits that waited when this was called. */
    public synchronized Turn flush() {
        Turn turn = turn(true);
        for (long left = tools.stores().outbox().backlog().waiting();
                left > 0 && turn instanceof Turn.Published;
                left -= tools.pace().most()) {
            turn = turn(true);
        }
        return turn;
    }

    private Turn turn(boolean now) {
        Head seen = heads().read();
        Optional<Head> led =
                seen.ledBy(name, tools.clock().instant(), tools.pace().lease());
        if (led.isEmpty() || !heads().swap(seen, led.get())) {
            return following();
        }
        Shift shift = new Shift(led.get(), tools);
        try {
            return shift.work(now);
        } catch (Shift.Overtaken e) {
            return following();
        } catch (LogDiverged | NotAnExtension | WitnessRefused e) {
            // One who was overtaken compares an old head with a newer log; the one who leads now will see whether it is
            // true.
            if (shift.isOvertaken()) {
                return following();
            }
            throw e;
        }
    }

    private Turn following() {
        return new Turn.Following(heads().read().lease().holder());
    }

    private HeadStore heads() {
        return tools.stores().heads();
    }
}
