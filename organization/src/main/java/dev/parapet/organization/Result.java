package dev.parapet.organization;

import java.util.List;

/**
 * What became of a task.
 *
 * @param notes what was adopted: left as it was found
 * @param withheld removals that nobody allowed
 */
public record Result(Task task, Standing standing, List<String> notes, List<Change> withheld) {
    public Result {
        notes = List.copyOf(notes);
        withheld = List.copyOf(withheld);
    }

    static Result of(Task task, Standing standing) {
        return new Result(task, standing, List.of(), List.of());
    }
}
