package dev.parapet.core;

import java.util.Optional;

/** The one write there is to doors. */
record Turn(String door, Part part, boolean before, boolean after, Risk risk) implements Action {
    enum Part {
        LEAF,
        BOLT
    }

    @Override
    public Effect effect() {
        return new Effect("door:Turn", risk, risk == Risk.IRREVERSIBLE ? Effect.Undo.NONE : Effect.Undo.EXACT);
    }

    @Override
    public String describe() {
        return "door %s: %s %s -> %s".formatted(door, part, before, after);
    }

    @Override
    public void apply(Aws aws) {
        ((Building) aws).turn(door, part, after);
    }

    @Override
    public Optional<Action> undo() {
        return risk == Risk.IRREVERSIBLE ? Optional.empty() : Optional.of(new Turn(door, part, after, before, risk));
    }
}
