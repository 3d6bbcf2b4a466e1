package dev.parapet.scp.impact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** A log file, or a folder of them in any depth, as CloudTrail writes them to a bucket. Digests are passed over. */
public record TrailFolder(Path place) implements TrailLogs {
    private record FileLog(Path path) implements Log {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    @Override
    public Iterator<Log> logs() throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(TrailFolder::isLog)
                    .sorted()
                    .<Log>map(FileLog::new)
                    .toList()
                    .iterator();
        }
    }

    private static boolean isLog(Path path) {
        String name = path.toString();
        return (name.endsWith(".json.gz") || name.endsWith(".json"))
                && !name.contains("CloudTrail-Digest")
                && Files.isRegularFile(path);
    }
}
