package dev.parapet.cli;

import dev.parapet.audit.LogFiles;
import dev.parapet.audit.aws.S3Store;
import dev.parapet.audit.log.DirectoryStore;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.LogView;
import dev.parapet.audit.log.SignedCheckpoint;
import dev.parapet.audit.log.VerifierKey;
import dev.parapet.audit.sequence.KeyChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log somebody points to, and the keys to check it with.
 *
 * @param keyBesideIt whether the key came from the same place as the log, and so says nothing against who holds the place
 */
record AuditedLog(LogStore store, List<VerifierKey> keys, boolean keyBesideIt) {
    /**
     * Opens a log.
     *
     * @param place a state directory, the folder of a log, or {@code s3://bucket/prefix}
     * @param key a verifier key or the name of a file with one; where none is given, the one that lies beside a local log
     * @throws EnvironmentMissing when there is no log, or no key
     */
    static AuditedLog open(String place, @Nullable String key) {
        LogStore store = place.startsWith("s3://") ? inS3(place) : new DirectoryStore(folder(place));
        Optional<VerifierKey> given = Optional.ofNullable(key).map(AuditedLog::key);
        VerifierKey first = given.orElseGet(() -> besides(place));
        return new AuditedLog(store, KeyChange.follow(store, first), given.isEmpty());
    }

    private static Path folder(String place) {
        Path named = Path.of(place);
        Path inState = named.resolve(LogFiles.LOG);
        Path folder = Files.isDirectory(inState) ? inState : named;
        if (!Files.exists(folder.resolve(SignedCheckpoint.PATH))) {
            throw new EnvironmentMissing(
                    "%s holds no log: name a state directory, or the folder in which the file 'checkpoint' lies"
                            .formatted(place));
        }
        return folder;
    }

    private static LogStore inS3(String place) {
        BucketPlace bucket = BucketPlace.parse(place);
        return new S3Store(bucket.client(), bucket.bucket(), bucket.prefix(), Optional.empty());
    }

    private static VerifierKey key(String given) {
        return Files.isRegularFile(Path.of(given)) ? LogFiles.vkey(Path.of(given)) : VerifierKey.parse(given);
    }

    private static VerifierKey besides(String place) {
        return Stream.of(Path.of(place), Path.of(place).toAbsolutePath().getParent())
                .map(directory -> directory.resolve(LogFiles.VKEY))
                .filter(Files::exists)
                .findFirst()
                .map(LogFiles::vkey)
                .orElseThrow(() -> new EnvironmentMissing(
                        "there is no key to check %s with: give the one from a report, or from the owner of the log, by --key"
                                .formatted(place)));
    }

    /**
     * The log under its newest checkpoint, whose signature is checked.
     *
     * @throws dev.parapet.audit.log.Untrusted when it does not hold
     */
    LogView view() {
        return new LogView(store, head());
    }

    SignedCheckpoint head() {
        byte[] checkpoint = store.get(SignedCheckpoint.PATH)
                .orElseThrow(() -> new EnvironmentMissing("there is no checkpoint: name the place of a log"));
        return SignedCheckpoint.open(checkpoint, keys);
    }
}
