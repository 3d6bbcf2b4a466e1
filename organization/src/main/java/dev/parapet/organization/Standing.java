package dev.parapet.organization;

import java.util.List;

/** How it stands with a task. */
public sealed interface Standing {
    /** In one word. */
    String word();

    /** Nothing had to be done. */
    record AsWished() implements Standing {
        @Override
        public String word() {
            return "as wished";
        }
    }

    /** A resumed run found it done by the run before. */
    record DoneBefore() implements Standing {
        @Override
        public String word() {
            return "done before";
        }
    }

    /** This would be done. */
    record Open(List<Change> changes) implements Standing {
        public Open {
            changes = List.copyOf(changes);
        }

        @Override
        public String word() {
            return "open";
        }
    }

    /** It was done, and the look after it says so. */
    record Done(List<Change> changes) implements Standing {
        public Done {
            changes = List.copyOf(changes);
        }

        @Override
        public String word() {
            return "done";
        }
    }

    /** A person has to decide something first; the reason says what. */
    record Blocked(String why) implements Standing {
        @Override
        public String word() {
            return "blocked";
        }
    }

    /** Another step has to come first, or AWS has to finish. */
    record Held(String why) implements Standing {
        @Override
        public String word() {
            return "held";
        }
    }

    /**
     * It was not brought to an end.
     *
     * @param why which call, and what AWS said
     * @param changes that were made all the same
     */
    record Failed(String why, List<Change> changes) implements Standing {
        public Failed {
            changes = List.copyOf(changes);
        }

        @Override
        public String word() {
            return "failed";
        }
    }

    /** Whether nothing is left that stands in the way of others. */
    default boolean settled() {
        return this instanceof AsWished || this instanceof DoneBefore || this instanceof Done;
    }

    /** The changes behind it: planned, or made. */
    default List<Change> changes() {
        return List.of();
    }
}
