package dev.parapet.organization.config;

import java.util.Optional;

/**
 * What Config has in one account and region.
 *
 * @param recorder the account's own recorder; AWS allows one
 * @param channel where it delivers; AWS allows one
 */
public record RecorderState(Optional<Recorder> recorder, Optional<Channel> channel) {
    /** Nothing was ever set up. */
    public static final RecorderState EMPTY = new RecorderState(Optional.empty(), Optional.empty());

    /**
     * The recorder.
     *
     * @param everything whether it records every type, without exception
     * @param global whether IAM's types are among them
     * @param daily whether it takes a picture a day instead of following every change
     */
    public record Recorder(String name, boolean everything, boolean global, boolean daily, boolean recording) {}

    /** The delivery channel. */
    public record Channel(String name, String bucket) {}
}
