package dev.parapet.remediations.sweep;

/**
 * How one unit ended.
 *
 * @param unit {@link Unit#name}
 * @param state what became of it
 * @param reason why it is not done; empty when it is
 * @param resources how many resources were judged
 * @param faults how many of them have the fault, the exempt among them
 * @param repaired how many of them were repaired
 * @param failed how many could not be judged or repaired
 */
public record Tally(String unit, State state, String reason, int resources, int faults, int repaired, int failed) {
    /** What became of a unit. */
    public enum State {
        /** Every resource was judged. */
        DONE,
        /** Some or all resources were not judged; the unit comes again when the sweep is resumed. */
        FAILED,
        /** The region is not enabled in the account, or the service does not exist there: nothing can be there. */
        NOT_AVAILABLE
    }

    static Tally broken(Unit unit, State state, String reason) {
        return new Tally(unit.name(), state, reason, 0, 0, 0, 0);
    }
}
