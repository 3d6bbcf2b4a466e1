package dev.parapet.core;

/**
 * A resource small enough to see through: a door that should be shut and bolted.
 *
 * @param status {@code ready}; {@code moving} and {@code welded} cannot be changed; {@code cursed} breaks the guardrail
 */
record Door(String name, boolean shut, boolean bolted, String status) {
    static final Door SAFE = new Door("front", true, true, "ready");

    Door opened() {
        return new Door(name, false, bolted, status);
    }

    Door unbolted() {
        return new Door(name, shut, false, status);
    }

    Door in(String other) {
        return new Door(name, shut, bolted, other);
    }

    Door with(Turn.Part part, boolean value) {
        return switch (part) {
            case LEAF -> new Door(name, value, bolted, status);
            case BOLT -> new Door(name, shut, value, status);
        };
    }

    boolean faulty() {
        return !shut || !bolted;
    }
}
