package dev.parapet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Parapet this is; the build writes it down. */
final class Version implements IVersionProvider {
    /** The version alone, for example {@code 0.1.0}. */
    static String number() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("this build has no version", e);
        }
        return build.getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"parapet %s (Java %s)".formatted(number(), Runtime.version())};
    }
}
