package dev.parapet.cli.demo;

import java.util.function.Supplier;

/**
 * A healthy resource beside one with a fault.
 *
 * @param planted how it looked to begin with
 * @param look how it looks now, past Parapet
 */
public record Twin(String resource, String planted, Supplier<String> look) {
    static Twin of(String resource, Supplier<String> look) {
        return new Twin(resource, look.get(), look);
    }

    /** Whether nobody touched it. */
    public boolean untouched() {
        return look.get().equals(planted);
    }
}
