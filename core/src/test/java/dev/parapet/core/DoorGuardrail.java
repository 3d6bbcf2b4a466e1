package dev.parapet.core;

import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
import dev.parapet.core.Decision.Remediate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shuts and bolts doors, one write for each. */
record DoorGuardrail(Risk risk) implements Guardrail<Door> {
    static final DoorGuardrail SAFE = new DoorGuardrail(Risk.SAFE);
    static final ResourceId FRONT = new ResourceId("aws", "111122223333", "eu-west-1", "Test::House::Door", "front");
    static final Target TARGET = Target.of(FRONT);

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Control control() {
        return new Control(
                "own-door",
                "Doors are shut and bolted",
                "An open door lets anybody in.",
                Severity.HIGH,
                Family.STORAGE,
                "Test::House::Door",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public Class<Door> state() {
        return Door.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(Turn.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return List.of(TARGET);
    }

    @Override
    public Optional<Door> observe(Target target, Aws aws) {
        return ((Building) aws).look();
    }

    @Override
    public Decision decide(Target target, Door door) {
        if (door.status().equals("cursed")) {
            throw new NullPointerException("nobody thought of cursed doors");
        }
        if (!door.faulty()) {
            return new Compliant("the door is shut and bolted");
        }
        Plan plan = plan(target.resource(), door);
        return switch (door.status()) {
            case "welded" -> new Escalate("the door is open and welded to its frame");
            case "moving" -> new Postpone(plan, "the door is moving");
            default -> new Remediate(plan, "the door is open");
        };
    }

    private Plan plan(ResourceId resource, Door door) {
        List<Action> actions = new ArrayList<>();
        if (!door.shut()) {
            actions.add(new Turn(door.name(), Turn.Part.LEAF, false, true, risk));
        }
        if (!door.bolted()) {
            actions.add(new Turn(door.name(), Turn.Part.BOLT, false, true, risk));
        }
        return new Plan(resource, actions);
    }
}
