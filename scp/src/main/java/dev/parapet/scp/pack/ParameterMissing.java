package dev.parapet.scp.pack;

import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/** A document was switched on that cannot be filled in. */
public final class ParameterMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParameterMissing(Document document, List<Parameter> missing) {
        super("%s is switched on and needs %s in prevention.parameters"
                .formatted(
                        document.id(),
                        missing.stream()
                                .map(each -> "%s (%s)".formatted(each.key(), each.description()))
                                .collect(Collectors.joining(" and "))));
    }
}
