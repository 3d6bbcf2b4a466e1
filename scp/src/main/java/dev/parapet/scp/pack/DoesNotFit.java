package dev.parapet.scp.pack;

import java.util.List;

/** A target does not take all that the settings put there. The message says what is left over and what to move. */
public final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> documents;

    private DoesNotFit(String message, List<String> documents) {
        super(message);
        this.documents = List.copyOf(documents);
    }

    static DoesNotFit tooLarge(String target, Bin bin, Budget budget) {
        return new DoesNotFit(
                "%s at %s has %d characters by itself, and a policy takes %d: shorten its lists of parameters"
                        .formatted(String.join(", ", bin.ids()), target, bin.size(), budget.size()),
                bin.ids());
    }

    static DoesNotFit tooMany(String target, List<Bin> bins, Budget budget) {
        List<String> over = bins.stream()
                .skip(budget.free())
                .flatMap(bin -> bin.ids().stream())
                .toList();
        return new DoesNotFit(
                ("%s takes %d more policies (%d slots, %d in use), and %d are needed: no room is left for %s. Attach those to units"
                                + " (prevention.policies.<id>.at), switch some off, or set prevention.scp to your quota")
                        .formatted(
                                target,
                                budget.free(),
                                budget.slots(),
                                budget.taken(),
                                bins.size(),
                                String.join(", ", over)),
                over);
    }

    /** The ids of the documents for which there is no room. */
    public List<String> documents() {
        return documents;
    }
}
