package dev.parapet.scp.pack;

import dev.parapet.scp.pack.Bin.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts documents into as few policies as it can: first in rollout order, so that a change to a late document leaves the policies of
 * early ones alone; if that takes more policies than there are slots, the largest first.
 */
final class Bins {
    private Bins() {}

    static List<Bin> pack(List<Piece> pieces, Budget budget) {
        List<Bin> inOrder = firstFit(pieces, budget.size());
        if (inOrder.size() <= budget.free()) {
            return inOrder;
        }
        List<Piece> largestFirst = pieces.stream()
                .sorted(Comparator.comparingInt(Piece::size)
                        .reversed()
                        .thenComparing(each -> each.document().id()))
                .toList();
        List<Bin> bySize = firstFit(largestFirst, budget.size());
        return bySize.size() < inOrder.size() ? bySize : inOrder;
    }

    private static List<Bin> firstFit(List<Piece> pieces, int size) {
        List<Bin> bins = new ArrayList<>();
        pieces.forEach(piece -> place(bins, piece, size));
        return bins;
    }

    private static void place(List<Bin> bins, Piece piece, int size) {
        for (int i = 0; i < bins.size(); i++) {
            Bin fuller = bins.get(i).with(piece);
            if (fuller.size() <= size) {
                bins.set(i, fuller);
                return;
            }
        }
        bins.add(Bin.of(piece));
    }
}
