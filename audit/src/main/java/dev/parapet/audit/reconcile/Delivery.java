package dev.parapet.audit.reconcile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The place that CloudTrail delivers its log files to. Digest files lie beside the logs and are passed over. */
public interface Delivery {
    /** One file, by name and as it lies there, packed or not; the stream is closed by who gave it. */
    interface OnFile {
        void file(String name, InputStream content) throws IOException;
    }

    /**
     * Hands over each log file, one at a time.
     *
     * @throws CloudTrailUnreadable naming the file
     */
    void each(OnFile use);

    /** Whether a name is that of a log. */
    static boolean isLog(String name) {
        return name.matches("(?s).*\\.json(\\.gz)?") && !name.contains("CloudTrail-Digest");
    }

    /** A file, or a folder of them of any depth. */
    static Delivery in(Path place) {
        return use -> {
            for (Path file : files(place)) {
                try (InputStream in = Files.newInputStream(file)) {
                    use.file(file.toString(), in);
                } catch (IOException e) {
                    throw new CloudTrailUnreadable(file.toString(), e);
                }
            }
        };
    }

    private static List<Path> files(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isLog(file.toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CloudTrailUnreadable(place.toString(), e);
        }
    }
}
