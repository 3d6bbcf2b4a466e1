package dev.parapet.core;

/**
 * Who writes a record.
 *
 * @param identity the ARN of the role under which the resource's account is entered; empty where none is
 * @param person who gave the command, where a person did; empty when an event or a schedule did
 * @param software name and version, such as {@code parapet 0.1.0}
 * @param settings SHA-256 of the settings in force, lower-case hex
 */
public record Author(String identity, String person, String software, String settings) {
    /** The same, under another identity. */
    Author under(String role) {
        return new Author(role, person, software, settings);
    }

    /** For machinery that runs outside any deployment. */
    public static final Author NOBODY = new Author("", "", "", "");
}
