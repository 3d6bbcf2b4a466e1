package dev.parapet.organization;

/**
 * Something about the organization that keeps the setup from beginning, or that a person should know before it does.
 *
 * @param stops whether nothing is written because of it
 * @param what is the matter
 * @param todo what a person can do about it
 */
public record Objection(boolean stops, String what, String todo) {
    static Objection stop(String what, String todo) {
        return new Objection(true, what, todo);
    }

    static Objection note(String what, String todo) {
        return new Objection(false, what, todo);
    }

    @Override
    public String toString() {
        return what + ": " + todo;
    }
}
