package dev.parapet.cli;

import dev.parapet.core.Suggestion;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Document;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Policies as people name them on the command line. */
final class PolicyNames {
    private PolicyNames() {}

    static Document document(CommandLine line, String id) {
        return Catalogue.load()
                .named(id)
                .orElseThrow(() -> new ParameterException(
                        line,
                        "there is no policy '%s'%s"
                                .formatted(
                                        Safe.text(id),
                                        Suggestion.of(
                                                id.toUpperCase(Locale.ROOT),
                                                Catalogue.load().ids()))));
    }
}
