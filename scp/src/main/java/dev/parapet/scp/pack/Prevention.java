package dev.parapet.scp.pack;

import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an organization chose of the catalogue.
 *
 * @param choices by document id; what is not named is as the document itself says
 */
public record Prevention(Parameters parameters, Map<String, Choice> choices, Budget scp, Budget rcp) {
    /** The catalogue as it is. */
    public static final Prevention STANDARD =
            new Prevention(Parameters.STANDARD, Map.of(), Budget.STANDARD, Budget.STANDARD);

    public Prevention {
        choices = Map.copyOf(choices);
    }

    /**
     * One document's word.
     *
     * @param at where it is attached; empty for where the document says
     */
    public record Choice(Optional<Boolean> on, List<String> at) {
        /** As the document says. */
        public static final Choice NONE = new Choice(Optional.empty(), List.of());

        public Choice {
            at = at.stream().distinct().toList();
        }
    }

    /** The same without what belongs to later waves, for a rollout that goes step by step. */
    public Prevention upTo(int wave, Catalogue catalogue) {
        Map<String, Choice> fewer = new HashMap<>(choices);
        catalogue.documents().stream()
                .filter(document -> document.wave() > wave)
                .forEach(later -> fewer.put(later.id(), new Choice(Optional.of(false), List.of())));
        return new Prevention(parameters, fewer, scp, rcp);
    }

    private Choice choice(Document document) {
        return choices.getOrDefault(document.id(), Choice.NONE);
    }

    /** Whether it is to be attached. */
    public boolean on(Document document) {
        return choice(document).on().orElse(document.standard());
    }

    /** Whether somebody said so, so that leaving it out would be a broken promise. */
    boolean asked(Document document) {
        return choice(document).on().orElse(false);
    }

    /** Where: {@code root}, or units by their path. */
    public List<String> at(Document document) {
        List<String> at = choice(document).at();
        return at.isEmpty() ? document.at() : at;
    }
}
