package dev.parapet.tests.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown files of the repository. */
final class Documents {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    private Documents() {}

    /** One Markdown file. */
    record Document(Path file, String text) {
        /** The fenced blocks of a language. */
        List<String> blocks(String language) {
            return BLOCK.matcher(text)
                    .results()
                    .filter(block -> block.group(1).equals(language))
                    .map(block -> block.group(2))
                    .toList();
        }

        /** Where the links lead that stay in the repository. */
        Stream<Path> links() {
            return Pattern.compile("\\]\\((?!https?:)([^)#]+)")
                    .matcher(text)
                    .results()
                    .map((MatchResult link) -> file.resolveSibling(link.group(1)));
        }

        @Override
        public String toString() {
            return ROOT.relativize(file).toString();
        }
    }

    static List<Document> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.parapet/"))
                    .sorted()
                    .map(Documents::read)
                    .toList();
        }
    }

    private static Document read(Path file) {
        try {
            return new Document(file, Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
