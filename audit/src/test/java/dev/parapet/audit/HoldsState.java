package dev.parapet.audit;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a state directory until its standard input ends. */
final class HoldsState {
    private HoldsState() {}

    public static void main(String[] arguments) throws IOException {
        try (StateDirectory held = StateDirectory.open(Path.of(arguments[0]))) {
            System.out.println("holds " + held.trail().file());
            System.out.flush();
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
