package dev.parapet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Parapet this is; the build writes it down. */
final class Version implements IVersionProvider {
    /** The version alone, for example {@code 0.1.0}. */
    static String number() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            build.load(in);
        }
        return build.getProperty("version");
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"parapet %s (Java %s)".formatted(number(), Runtime.version())};
    }
}
