package dev.parapet.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.Journal;
import dev.parapet.audit.StateUnusable;
import dev.parapet.core.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks a run has done, on the disk, so that the next can go on where a crash or a failure ended it. A run that finishes
 * leaves none behind: the next one looks at everything again.
 */
public final class Checkpoint implements AutoCloseable {
    private final Path file;
    private final Optional<Journal> journal;
    private final String wish;
    private final Set<String> done;

    private Checkpoint(Path file, Optional<Journal> journal, String wish, Set<String> done) {
        this.file = file;
        this.journal = journal;
        this.wish = wish;
        this.done = done;
    }

    /** Nothing is kept: for one account, which is soon looked at again. */
    public static Checkpoint none() {
        return new Checkpoint(Path.of(""), Optional.empty(), "", Set.of());
    }

    /**
     * Opens a checkpoint.
     *
     * @param directory the state directory
     * @param wish the hash of what is wished; what was done for another wish is not done for this one
     * @param resume whether the unfinished run before this one counts
     * @throws StateUnusable when it cannot be read or written
     */
    public static Checkpoint open(Path directory, String wish, boolean resume) {
        Path file = directory.resolve("organization.jsonl");
        try {
            if (!resume) {
                Files.deleteIfExists(file);
            }
            Journal journal = Journal.open(file);
            Set<String> done = new HashSet<>();
            for (String line : journal.lines()) {
                JsonNode entry = Json.read(line);
                if (entry.path("wish").asText().equals(wish)) {
                    done.add(entry.path("task").asText());
                }
            }
            return new Checkpoint(file, Optional.of(journal), wish, done);
        } catch (JsonProcessingException e) {
            throw new StateUnusable(file, "it holds a line that is not JSON; start anew without --resume");
        } catch (IOException e) {
            throw new StateUnusable(file, e.toString());
        }
    }

    /** How many tasks are not done again. */
    public int size() {
        return done.size();
    }

    boolean holds(Task task) {
        return done.contains(task.name());
    }

    /** On the disk when this returns. */
    void add(Task task) {
        if (journal.isPresent()) {
            try {
                journal.get()
                        .add(Json.write(Json.object().put("task", task.name()).put("wish", wish)));
            } catch (IOException e) {
                throw new StateUnusable(file, e.toString());
            }
        }
    }

    /** The run is finished, and nothing of it has to be resumed. */
    void finished() {
        if (journal.isPresent()) {
            try {
                close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new StateUnusable(file, e.toString());
            }
        }
    }

    @Override
    public void close() {
        if (journal.isPresent()) {
            try {
                journal.get().close();
            } catch (IOException e) {
                throw new StateUnusable(file, e.toString());
            }
        }
    }
}
