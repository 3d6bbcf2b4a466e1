package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule that Parapet keeps: facts, a read, a pure decision. Implementations are found by {@link
 * java.util.ServiceLoader}, so they have a constructor without arguments, and they keep no state.
 *
 * @param <S> the live state it reads: a record of exactly what the decision needs
 */
public interface Guardrail<S extends Record> {
    /** The published facts. */
    Control control();

    /** The type of the live state, to read it back from the trail. */
    Class<S> state();

    /** Every type of action it may plan, to read them back from the trail. */
    List<Class<? extends Action>> actions();

    /** The resources a finding names for this guardrail; empty when it names none. Reads nothing but the finding. */
    List<Target> targets(Finding finding);

    /** The live state of the resource; empty when it is gone. Only reads. */
    Optional<S> observe(Target target, Aws aws);

    /** The verdict. Pure: the same target and state give the same decision. */
    Decision decide(Target target, S state);

    /** The resource under the name people know it by, where a finding may use another; exemptions match this one. */
    default ResourceId resource(Target target, S state) {
        return target.resource();
    }

    /** Where a sweep looks for this fault; {@link Sweep#NONE} when only an event can reveal it. */
    Sweep sweep();

    /**
     * Every resource in one account and region that this guardrail could judge, whatever its state, under the id that
     * findings use. Reads page by page; with few calls where the service lists state, too.
     */
    default Stream<Seen<S>> survey(Place place, Aws aws) {
        return Stream.of();
    }

    /**
     * The look after the writes of a sweep: at least these resources again, with their state. The whole survey once more where
     * one list shows all of them; only these where each costs a call.
     */
    default Stream<Seen<S>> surveyAgain(Place place, Aws aws, List<Target> written) {
        return survey(place, aws);
    }

    /**
     * Whether a repair takes minutes to hours and is made one write at a time, with a look after each: the plan then holds
     * every write that is left to do, of which the first is due, and {@link Decision.Postpone} says that AWS is at work.
     * All progress is read back from AWS (names, tags), so that another process goes on where this one stopped. When AWS
     * refuses a step for good, the inverses of the steps before it are written, last first.
     */
    default boolean stepwise() {
        return false;
    }

    /**
     * Whether a stepwise repair of the resource was given up and is on its way back. There is no way back from a way back: a
     * step of it that AWS refuses is tried again on the next delivery, and no step before it is undone.
     */
    default boolean returning(S state) {
        return false;
    }

    /** What manages the resource and will bring the fault back, for the note to its owner: {@code CloudFormation stack x}. */
    default Optional<String> managedBy(S state) {
        return Optional.empty();
    }

    /** Whether that decision says that the account has just joined the organization, and is to be looked into. */
    default boolean welcomes(Decision decision) {
        return false;
    }

    /** Whether an API call can only have repaired this fault, so that it needs no look. */
    default boolean repairs(Finding.ApiActivity call) {
        return false;
    }

    /**
     * Whether the resource still is as Parapet left it, which is when undo may put the state before back.
     *
     * @param left the state after the repair, from the trail
     * @param now the live state
     */
    default boolean untouchedSince(S left, S now) {
        return left.equals(now);
    }

    /**
     * This guardrail with an organization's parameters.
     *
     * @throws IllegalArgumentException naming the parameter and what it takes
     */
    default Guardrail<S> with(Map<String, JsonNode> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException(control().id() + " takes no parameters");
        }
        return this;
    }
}
