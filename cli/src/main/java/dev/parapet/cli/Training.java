package dev.parapet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs several verbs in one process: the archive that the launcher starts from then knows the classes of them all. */
public final class Training {
    private Training() {}

    /**
     * Runs them in order, whatever becomes of each.
     *
     * @param arguments a file with a verb and its arguments on each line, and what {@code DIR} stands for in it
     */
    public static void main(String[] arguments) throws IOException {
        for (String verb : Files.readAllLines(Path.of(arguments[0]))) {
            Main.commandLine().execute(verb.replace("DIR", arguments[1]).split(" ", -1));
        }
    }
}
