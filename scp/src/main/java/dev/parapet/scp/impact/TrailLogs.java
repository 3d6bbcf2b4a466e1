package dev.parapet.scp.impact;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Where CloudTrail's log files lie: a folder, or a bucket. */
@FunctionalInterface
public interface TrailLogs {
    /** All of them, found while they are read; each is opened once. */
    Iterator<Log> logs() throws IOException;

    /** One file, compressed or not. */
    interface Log {
        /** For people to find it again. */
        String name();

        /** Its bytes as they are stored. */
        InputStream open() throws IOException;
    }
}
